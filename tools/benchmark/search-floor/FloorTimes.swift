import ExemplarPresentation
import ExemplarSearch

/// How many questions a second one thread answers: searching alone, and with the answer's JSON.
struct FloorTimes: Encodable {
  /// Microseconds a question, by its name and over all.
  struct Row: Encodable {
    var name: String
    var search: Double
    var json: Double
    var bytes: Int
  }

  /// Questions a second, searching alone.
  var searches: Double
  /// Questions a second, searched and written as JSON.
  var answers: Double
  var rows: [Row]

  /// Asks all questions in turn until so many seconds have passed, once for each figure.
  init(_ queries: [BenchmarkQuery], _ reader: IndexReader, _ seconds: Double) throws {
    for query in queries { _ = try reader.search(query.request) }
    searches = try FloorTimes.rate(queries, seconds) { _ = try reader.search($0) }
    answers = try FloorTimes.rate(queries, seconds) {
      _ = try AnswerJSON.bytes(SearchQuestion($0).answer(from: reader))
    }
    rows = try queries.map { query in
      let page = try SearchQuestion(query.request).answer(from: reader)
      let search = try FloorTimes.rate([query], seconds / 10) { _ = try reader.search($0) }
      let json = try FloorTimes.rate([query], seconds / 10) { _ in _ = try AnswerJSON.bytes(page) }
      return Row(
        name: query.name, search: 1e6 / search, json: 1e6 / json,
        bytes: try AnswerJSON.bytes(page).count)
    }
  }

  private static func rate(
    _ queries: [BenchmarkQuery], _ seconds: Double, _ ask: (SearchRequest) throws -> Void
  ) rethrows -> Double {
    let clock = ContinuousClock()
    let began = clock.now
    let end = began + .seconds(seconds)
    var count = 0
    repeat {
      for query in queries { try ask(query.request) }
      count += queries.count
    } while clock.now < end
    return Double(count) / ((clock.now - began) / .seconds(1))
  }
}
