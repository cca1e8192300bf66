public import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarVocabulary

/// The places of a bag that a note can be tied to: keys of the record, files, folders.
///
/// ```swift
/// let places = try PointPlaces(of: bag)
/// places.fault(of: "leson.md")
/// // “leson.md” is neither a key of the record nor a file of the bag. Did you mean “lesson.md”?
/// ```
/// A note about a place that nobody can find would never be seen as changed.
public struct PointPlaces: Sendable {
  private let names: [String]
  private let known: Set<String>
  private let files: [String]

  /// Reads the names of a bag's files and the keys of its record.
  public init(of bag: String, limits: Limits = .standard) throws(BundleError) {
    let bundle = try LessonBundle.outline(ofBag: bag, limits: limits)
    files = bundle.files.map(\.path)
    var names = RecordKey.allCases.map(\.rawValue)
    if case .mapping(let entries) = bundle.record.content { names += entries.map(\.key) }
    names += ["lesson.md", "process.md", "reflection.md"] + files
    self.names = names
    known = Set(names)
  }

  /// Why a note cannot be tied to a place, and what was perhaps meant; nil where it can.
  public func fault(of place: String) -> String? {
    if known.contains(place) { return nil }
    let folder = place.hasSuffix("/") ? place : place + "/"
    if files.contains(where: { $0.hasPrefix(folder) }) { return nil }
    let advice =
      nearestWords(to: place, among: names).first.map { "Did you mean “\($0)”?" }
      ?? "Name a key such as “grades”, or a file such as “lesson.md”."
    return "“\(place)” is neither a key of the record nor a file of the bag. \(advice)"
  }

  /// `./lesson.md` and `data/lesson.md` are `lesson.md`.
  public static func normal(_ place: String) -> String {
    var place = place[...]
    for prefix in ["./", "data/"] where place.hasPrefix(prefix) {
      place = place.dropFirst(prefix.count)
    }
    return String(place)
  }
}
