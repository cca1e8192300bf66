internal import ExemplarBundle
public import ExemplarCatalog
public import ExemplarVocabulary

extension Exemplar {
  /// What a result shows of it.
  public var card: Card {
    var card = Card(
      id: id, version: version, title: title, summary: summary, language: language,
      school: LabeledValue(school), schoolYear: schoolYear, grades: grades, license: license,
      sample: sample, published: published)
    card.program = program.map { LabeledValue($0) }
    card.subjects = subjects.map { LabeledValue($0) }
    card.iste = iste.map { LabeledValue($0) }
    card.concepts = concepts.map { LabeledValue($0) }
    card.practices = practices.map { LabeledValue($0) }
    card.standards = standards.map { LabeledValue($0) }
    card.citizenship = citizenship.map { LabeledValue($0) }
    card.minutes = classMinutes
    card.prepMinutes = prepMinutes
    card.devices = devices
    card.internet = internet
    card.tools = tools
    card.keywords = keywords
    card.authors = authors
    card.has = has
    return card
  }

  /// What an exemplar may have, in the order in which it is listed.
  static let possessions = ["process", "reflection", "artifacts", "materials", "slides", "images"]

  /// The parts and kinds of file it has, in that order.
  public var has: [String] {
    let slides = ["pptx", "ppt", "odp", "key"]
    let isPresent: [(String, Bool)] = [
      ("process", parts.contains { $0.name == "process" }),
      ("reflection", parts.contains { $0.name == "reflection" }),
      ("artifacts", files.contains { $0.path.hasPrefix("artifacts/") }),
      ("materials", files.contains { $0.path.hasPrefix("materials/") }),
      (
        "slides",
        files.contains { file in
          slides.contains { file.path.lowercased().hasSuffix("." + $0) }
        }
      ),
      ("images", files.contains { $0.mediaType.hasPrefix("image/") }),
    ]
    return isPresent.filter(\.1).map(\.0)
  }
}
