/// All answers to judged questions.
public struct JudgedRun: Hashable, Sendable {
  /// In the order of the questions, bait too.
  public var answers: [JudgedAnswer]
  /// How many questions nothing relevant is known of; they were not asked.
  public var withoutGrades: Int

  /// Puts answers together.
  public init(answers: [JudgedAnswer], withoutGrades: Int) {
    self.answers = answers
    self.withoutGrades = withoutGrades
  }

  /// The answers that figures are made of.
  public var judged: [JudgedAnswer] { answers.filter(\.query.isJudged) }
  /// The answers to bait.
  public var bait: [JudgedAnswer] { answers.filter(\.query.isBait) }
  /// The figures over all.
  public var quality: Quality { Quality(of: judged.map(\.quality)) }

  /// The figures of each group of questions, in the order in which groups appear.
  public func qualities(by group: (JudgedQuery) -> String?) -> [(name: String, quality: Quality)] {
    var order: [String] = []
    var members: [String: [QueryQuality]] = [:]
    for answer in judged {
      guard let name = group(answer.query) else { continue }
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(answer.quality)
    }
    return order.map { ($0, Quality(of: members[$0] ?? [])) }
  }

  /// Milliseconds of a page of ten: mean, middle, slowest.
  public var times: (mean: Double, median: Double, slowest: Double) {
    let times = answers.map(\.milliseconds).sorted()
    guard let slowest = times.last else { return (0, 0, 0) }
    return (times.reduce(0, +) / Double(times.count), times[times.count / 2], slowest)
  }
}
