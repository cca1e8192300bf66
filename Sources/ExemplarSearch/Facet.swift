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
public struct FacetValue: Hashable, Sendable {
  /// What a value is called, which the answers to all questions share.
  struct Name: Hashable, Sendable, Decodable {
    var value: String
    var scheme: String?
    var label: String
    var labelEs: String?
  }

  private let name: Shared<Name>
  /// Distinct exemplars; a parent counts each of its children's exemplars once.
  public var count: Int
  public var selected: Bool
  public var children: [FacetValue]

  /// The value's id: `3-5`.
  public var value: String { name.value.value }
  /// The edition it belongs to, where it comes from a vocabulary.
  public var scheme: String? { name.value.scheme }
  public var label: String { name.value.label }
  public var labelEs: String? { name.value.labelEs }

  /// Makes a value.
  public init(
    value: String, scheme: String? = nil, label: String, labelEs: String? = nil, count: Int,
    selected: Bool = false, children: [FacetValue] = []
  ) {
    let name = Name(value: value, scheme: scheme, label: label, labelEs: labelEs)
    self.init(Shared(name), count: count, selected: selected, children: children)
  }

  init(_ name: Shared<Name>, count: Int, selected: Bool, children: [FacetValue]) {
    self.name = name
    self.count = count
    self.selected = selected
    self.children = children
  }
}

extension FacetValue: Codable {
  private enum CodingKeys: CodingKey {
    case value, scheme, label, labelEs, count, selected, children
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      Shared(try Name(from: decoder)), count: try container.decode(Int.self, forKey: .count),
      selected: try container.decode(Bool.self, forKey: .selected),
      children: try container.decode([FacetValue].self, forKey: .children))
  }

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
