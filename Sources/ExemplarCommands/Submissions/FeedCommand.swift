internal import ArgumentParser
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar submissions feed`: a queue as an Atom feed that any reader can follow.
struct FeedCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Write a queue as an Atom feed that any reader can follow.",
    discussion: """
      Run it after each change or every few minutes, and put the file where your reader or your web server finds it.
        exemplar submissions feed /srv/www/curators.atom --waiting-for curator
      """)

  @Argument(help: ArgumentHelp("The feed's file; - is standard output.", valueName: "file"))
  var file: String
  @OptionGroup var queue: QueueOptions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let submissions = try desk.curation.submissions(queue.filter(for: desk.actor))
    let feed = AtomFeed(
      of: submissions, title: "\(desk.configuration.name): \(queue.title(for: desk.actor))",
      base: desk.configuration.baseURL, organization: desk.configuration.organization)
    if file == "-" { return console.answer(feed.text) }
    do {
      try Data(feed.text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Stop.trouble(
        Problem(
          code: "unwritable", title: "The feed was not written",
          detail: "“\(file)” cannot be written: \(error.localizedDescription)"))
    }
    if common.json {
      return console.answer(try AnswerJSON.text(FeedAnswer(file: file, entries: submissions.count)))
    }
    let entries = submissions.count == 1 ? "1 submission" : "\(submissions.count) submissions"
    console.answer("\(TerminalText.safe(file)) has \(entries) now.\n")
  }
}

/// The answer of `submissions feed` as JSON, schema 1.
struct FeedAnswer: Encodable {
  let schema = 1
  let file: String
  let entries: Int
}
