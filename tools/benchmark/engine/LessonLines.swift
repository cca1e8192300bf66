import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import Foundation

/// Lessons as `exemplar import jsonl` takes them, indexed without making a bag of each.
///
/// A bag is a folder of seven files: three hundred thousand of them are two million files and 18 GB, and making them is
/// not what is measured. What is indexed, and by which code, is the same.
struct LessonLines {
  private let repository: Repository
  private let loaded: LoadedSettings
  private let context: RuleContext

  /// Prepares for lessons that use the vocabularies of a checkout.
  init(checkout path: String) throws {
    repository = try Repository(at: path)
    loaded = try LoadedSettings(of: repository)
    context = RuleContext(vocabularies: Vocabularies(all: loaded.settings.vocabularies))
  }

  /// Indexes what standard input holds, and makes it the index in use.
  ///
  /// - Returns: how many lessons there were, and how many seconds of the processor went by until their terms were ready,
  ///   which other engines are given.
  func index(into folder: IndexFolder) throws -> (lessons: Int, reading: Double) {
    let maker = try DocumentMaker(loaded.settings)
    var number = 0
    var reading = 0.0
    let lessons = try Indexer(repository, folder: folder).build(loaded) {
      let began = LessonLines.processorSeconds()
      defer { reading += LessonLines.processorSeconds() - began }
      guard let line = readLine() else { return nil }
      number += 1
      return try maker.document(for: try exemplar(Array(line.utf8), number), versions: [])
    }
    return (lessons, reading)
  }

  /// What the process has used.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The lesson of a line; those of a file become public in its order, some every day.
  private func exemplar(_ line: [UInt8], _ number: Int) throws -> Exemplar {
    let (record, _) = RecordValue.read(jsonLine: line, line: number)
    guard let record, case .mapping(let entries) = record.content else {
      throw UnreadableLesson(line: number)
    }
    let parts = ["lesson", "process", "reflection"].compactMap { name -> LessonBundle.Part? in
      guard case .text(let markdown) = record[name]?.content else { return nil }
      return .init(name: name, markdown: markdown)
    }
    let kept = entries.filter { entry in !parts.contains { $0.name == entry.key } }
    let bundle = LessonBundle(record: RecordValue(.mapping(kept), line: number), parts: parts)
    let (exemplar, _) = Exemplar.resolve(published: bundle, with: context)
    guard var exemplar else { throw UnreadableLesson(line: number) }
    exemplar.version = 1
    exemplar.published =
      CalendarDay(secondsSince1970: 1_472_688_000 + number % 3_600 * 86_400).description
    return exemplar
  }
}

/// A line that is no lesson.
struct UnreadableLesson: Error, CustomStringConvertible {
  var line: Int
  var description: String { "Line \(line) is no lesson. “exemplar import jsonl” tells why." }
}
