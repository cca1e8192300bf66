internal import ArgumentParser
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar init`: a new, empty repository with the default vocabularies.
struct InitCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new, empty repository.",
    discussion: "Its fields, vocabularies, synonyms and stop words are copies of this one's.")

  @Argument(help: ArgumentHelp("The new repository's folder.", valueName: "dir"))
  var directory: String
  @Option(help: ArgumentHelp("Who may publish; may be repeated.", valueName: "name"))
  var curator: [String] = []
  @Option(help: ArgumentHelp("What the repository is called.", valueName: "name"))
  var name: String?
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    guard !directory.isEmpty else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "Something is missing",
          detail: "The new repository needs a folder. Name one: exemplar init DIR"))
    }
    let words = try defaultWords()
    var configuration = RepositoryConfiguration()
    configuration.curators = curator
    if let name { configuration.name = name }
    let repository = try Repository.create(
      at: directory, words: words, configuration: configuration)
    if common.json {
      console.answer(
        try AnswerJSON.text(InitAnswer(repository: repository.root, curators: curator)))
    } else {
      console.answer(
        """
        There is a new repository in \(TerminalText.safe(repository.root)).
        Next: bring lessons in with  exemplar import jsonl FILE --repository \(TerminalText.safe(directory))
        """ + "\n")
    }
  }

  /// The `index` folder of the repository in reach, else of the installation.
  private func defaultWords() throws -> String {
    let place = try common.wordsPlace()
    if FileManager.default.fileExists(atPath: place.path + "/index/fields.yaml") {
      return place.path + "/index"
    }
    throw Stop.trouble(
      Problem(
        code: "no-repository", title: "No repository to copy from",
        detail:
          "The default vocabularies were not found beside the program. Name a repository that has them with --repository DIR."
      ))
  }
}

/// The answer of `init` as JSON, schema 1.
struct InitAnswer: Encodable {
  let schema = 1
  let repository: String
  let curators: [String]
}
