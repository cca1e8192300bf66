internal import ArgumentParser
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarIndexing
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarServer
internal import Foundation

/// `exemplar show` with what stands in the repository and not in the index: earlier versions and tombstones.
struct ShowVersionCommand: DeskCommand {
  static let configuration = ShowCommand.configuration

  @OptionGroup var show: ShowCommand.Options
  var common: CommonOptions { show.common }

  func work(_ console: Console) throws {
    if let server = try show.far.desk(common, console) { return try ask(server, console) }
    let repository = try repository()
    if let tombstone = try repository.tombstone(of: show.id.lowercased()) {
      return try tell(tombstone, console)
    }
    // An id that is not there is told by the index, which knows the nearest ones.
    guard let version = show.version, !(try repository.versions(of: show.id)).isEmpty else {
      return try ShowCommand.answer(show, console)
    }
    let detail = try repository.detail(of: show.id, version: version)
    try ShowCommand.print(ExemplarAnswer(detail), part: show.part, common, console)
  }

  /// The same of a server; it answers for a withdrawn exemplar with its tombstone.
  private func ask(_ server: FarDesk, _ console: Console) throws {
    let answer =
      try show.version.map { version in
        try server.get(
          ExemplarAnswer.self, QuestionAddress("exemplars", show.id, "versions", "\(version)"))
      } ?? server.ask(ExemplarQuestion(show.id))
    let part = answer.withdrawn == nil ? show.part : nil
    try ShowCommand.print(answer, part: part, common, console)
    if answer.withdrawn != nil { throw Stop.notFound() }
  }

  /// What remains visible of a withdrawn exemplar, of whichever version somebody asks; its content is not public.
  private func tell(_ tombstone: WithdrawnFile, _ console: Console) throws {
    let answer = ExemplarAnswer(nil, withdrawn: Tombstone(tombstone, of: show.id.lowercased()))
    try ShowCommand.print(answer, part: nil, common, console)
    throw Stop.notFound()
  }
}
