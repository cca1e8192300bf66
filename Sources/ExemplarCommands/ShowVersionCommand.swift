internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarVocabulary

/// `exemplar show` with earlier versions, which stand in bags and not in the index.
struct ShowVersionCommand: DeskCommand {
  static let configuration = ShowCommand.configuration

  @OptionGroup var show: ShowCommand.Options
  var common: CommonOptions { show.common }

  func work(_ console: Console) throws {
    guard let version = show.version else {
      return try ShowCommand.answer(show, console)
    }
    let repository = try repository()
    let versions = try repository.versions(of: show.id)
    guard versions.contains(version) else {
      throw RepositoryError(
        .unknownExemplar,
        versions.isEmpty
          ? "There is no exemplar “\(show.id)”. Find its id with: exemplar search WORDS"
          : "“\(show.id)” has no version \(version). It has: \(versions.map(String.init).joined(separator: ", "))."
      )
    }
    let (settings, _) = try IndexSettings.load(repository: repository)
    let (exemplar, findings) = try repository.exemplar(
      show.id, version: version,
      with: RuleContext(vocabularies: Vocabularies(all: settings.vocabularies)))
    guard let exemplar else {
      console.findings(findings, json: common.json)
      throw RepositoryError(
        .unreadable,
        "Version \(version) of “\(show.id)” cannot be read. Look at it with: exemplar check")
    }
    let entries = try versions.map {
      VersionEntry(version: $0, published: try repository.published(show.id, version: $0))
    }
    let maker = try DocumentMaker(settings)
    let detail = try maker.document(for: exemplar, versions: entries).detail
    try ShowCommand.print(ExemplarAnswer(detail), part: show.part, common, console)
  }
}
