internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Gives the values of facets their numbers, in the order in which exemplars come in.
struct FacetNumbering: Sendable {
  /// All values that have a number.
  private(set) var dictionary: FacetDictionary
  /// How many values of facets the settings alone make known; 0 for an index that is no shard.
  private(set) var common = 0
  private let fields: [Field]
  /// Which part of the collection goes in; nil: all of it.
  private let part: ShardPart?

  /// Goes on from a dictionary. Values of a vocabulary are numbered in its order before any document needs them.
  init(_ dictionary: FacetDictionary, _ settings: IndexSettings, _ part: ShardPart?) {
    self.dictionary = dictionary
    self.part = part
    fields = settings.fields
    var own = FacetDictionary()
    for field in settings.fields where field.kind == .facet {
      FacetNumbering.prepare(field, settings, in: &self.dictionary)
      if part != nil { FacetNumbering.prepare(field, settings, in: &own) }
    }
    common = own.entries.count
  }

  private static func prepare(
    _ field: Field, _ settings: IndexSettings, in facets: inout FacetDictionary
  ) {
    if let name = field.vocabulary,
      let vocabulary = settings.vocabularies.first(where: { $0.name == name })
    {
      facets.add(vocabulary, field: field.name)
    }
    let fixed = DocumentMaker.fixedValues[field.name] ?? []
    for value in fixed { facets.add(LabeledValue(value), field: field.name) }
    facets.addMissing(field: field.name)
  }

  /// The document with the sets of its facets among its values.
  mutating func numbered(_ document: ReadyDocument) throws(IndexError) -> ReadyDocument {
    var document = document
    for (field, numbers) in numbers(of: document.facets) {
      guard let slot = TermLayout.Slot.facet(field, in: fields) else { continue }
      document.packed.values[slot] = FacetSet.stored(
        part == nil ? numbers : Set(numbers.map(number)))
    }
    guard number(dictionary.entries.count - 1) < FacetSet.mostNumbers else {
      throw .tooManyValues
    }
    return document
  }

  /// The numbers of all values and of what they are part of, by field.
  private mutating func numbers(of facets: [IndexDocument.FacetEntry]) -> [String: Set<Int>] {
    var numbers: [String: Set<Int>] = [:]
    for entry in facets {
      if let value = entry.value {
        let number = dictionary.add(value, field: entry.field, parent: entry.parent)
        numbers[entry.field, default: []].formUnion(dictionary.numbersWithParents(of: number))
      } else {
        numbers[entry.field, default: []].insert(dictionary.addMissing(field: entry.field))
      }
    }
    return numbers
  }

  /// The number that documents carry.
  private func number(_ place: Int) -> Int {
    part?.facetNumber(place, common: common) ?? place
  }
}
