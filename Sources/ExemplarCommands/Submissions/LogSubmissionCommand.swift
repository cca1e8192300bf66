internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar submissions log`: everything that happened to a submission.
struct LogSubmissionCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Tell everything that happened to a submission, oldest first.")

  @Argument(help: ArgumentHelp("The submission's number.", valueName: "n"))
  var number: Int
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let events = try desk.curation.events(of: number)
    if common.json {
      return console.answer(
        try AnswerJSON.text(LogAnswer(number: number, events: events.map(EventDocument.init))))
    }
    console.answer(LogPrinter(console.terminal).text(events), mayPage: true)
  }
}

/// The answer of `submissions log` as JSON, schema 1.
struct LogAnswer: Encodable {
  let schema = 1
  let number: Int
  let events: [EventDocument]
}

/// One event as JSON.
struct EventDocument: Encodable {
  private let event: Event

  init(_ event: Event) { self.event = event }

  private enum CodingKeys: String, CodingKey {
    case number, time, kind, actor, role, submission, exemplar, version, from, to, bag, reason,
      notes, previous, digest
  }

  /// Writes absent members as null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(event.number, forKey: .number)
    try container.encode(event.time.formatted(.iso8601), forKey: .time)
    try container.encode(event.kind, forKey: .kind)
    try container.encode(event.actor, forKey: .actor)
    try container.encode(event.role, forKey: .role)
    try container.encode(event.submission, forKey: .submission)
    try container.encode(event.exemplar, forKey: .exemplar)
    try container.encode(event.version, forKey: .version)
    try container.encode(event.from, forKey: .from)
    try container.encode(event.to, forKey: .to)
    try container.encode(event.bag, forKey: .bag)
    try container.encode(event.reason, forKey: .reason)
    try container.encode(event.notes, forKey: .notes)
    try container.encode(event.previous, forKey: .previous)
    try container.encode(event.digest, forKey: .digest)
  }
}
