/// The counts of one field over all matches, without that field's own selection.
public struct Facet: Hashable, Sendable, Codable {
  /// The field's name: `grade`.
  public var field: String
  /// What a reader sees: `Grade`.
  public var label: String
  /// How many matches say nothing about this field.
  public var missing: Int
  /// In natural order for grades, codes and years, else by count, then label.
  public var values: [FacetValue]

  /// Makes a facet.
  public init(field: String, label: String, missing: Int, values: [FacetValue]) {
    self.field = field
    self.label = label
    self.missing = missing
    self.values = values
  }
}

/// One value of a facet with its count and its children.
public struct FacetValue: Hashable, Sendable, Codable {
  /// The value's id: `3-5`.
  public var value: String
  /// The edition it belongs to, where it comes from a vocabulary.
  public var scheme: String?
  public var label: String
  public var labelEs: String?
  /// Distinct exemplars; a parent counts each of its children's exemplars once.
  public var count: Int
  public var selected: Bool
  public var children: [FacetValue]

  /// Makes a value.
  public init(
    value: String, scheme: String? = nil, label: String, labelEs: String? = nil, count: Int,
    selected: Bool = false, children: [FacetValue] = []
  ) {
    self.value = value
    self.scheme = scheme
    self.label = label
    self.labelEs = labelEs
    self.count = count
    self.selected = selected
    self.children = children
  }
}

extension FacetValue {
  /// Writes absent members as null: a reader of the JSON sees every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value, forKey: .value)
    try container.encode(scheme, forKey: .scheme)
    try container.encode(label, forKey: .label)
    try container.encode(labelEs, forKey: .labelEs)
    try container.encode(count, forKey: .count)
    try container.encode(selected, forKey: .selected)
    try container.encode(children, forKey: .children)
  }
}
