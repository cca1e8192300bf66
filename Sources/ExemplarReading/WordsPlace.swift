internal import ExemplarPresentation
internal import FoundationEssentials
internal import Glibc

/// Finds the words that lessons are described in: those of the repository in reach, else the installation's.
///
/// `--repository`, else `$EXEMPLAR_REPOSITORY`, else the nearest repository upward, else `$EXEMPLAR_HOME`, else the
/// repository that the program was built in, else `share/exemplar` beside the folder that it is installed in. An
/// installation has an `index/` and no `exemplars/`: it is never taken for a repository.
public struct WordsPlace: Hashable, Sendable {
  /// The folder that holds `index/`.
  public let path: String
  /// False for an installation.
  public let isRepository: Bool

  /// The repository that was named or is near; without one, what the program came with.
  ///
  /// A folder that was named and is no repository is not passed over: it is nil.
  public static func find(
    option: String?, environment: [String: String], folder: String, program: String
  ) -> WordsPlace? {
    let named = environment.filter { $0.key != "EXEMPLAR_HOME" }
    let near = RepositoryPlace.find(
      option: option, environment: named, folder: folder, program: "")
    if let near { return near.isRepository ? WordsPlace(near) : nil }
    if let home = environment["EXEMPLAR_HOME"], hasWords(home) {
      return WordsPlace(RepositoryPlace(path: home))
    }
    let own = RepositoryPlace.find(option: nil, environment: [:], folder: "", program: program)
    return own.map(WordsPlace.init)
      ?? shares(of: program).first(where: hasWords).map { WordsPlace(RepositoryPlace(path: $0)) }
  }

  private init(_ place: RepositoryPlace) {
    path = place.path
    isRepository = place.isRepository
  }

  /// The words of this process.
  public static func current(option: String?) -> WordsPlace? {
    find(
      option: option, environment: Environment.values(["EXEMPLAR_REPOSITORY", "EXEMPLAR_HOME"]),
      folder: FileManager.default.currentDirectoryPath, program: RepositoryPlace.programPath())
  }

  /// What this program came with, whatever repository is in reach: `$EXEMPLAR_HOME`, else where it was built or is
  /// installed. Its schemas are those of this release.
  public static func installation() -> WordsPlace? {
    find(
      option: nil, environment: Environment.values(["EXEMPLAR_HOME"]), folder: "",
      program: RepositoryPlace.programPath())
  }

  /// `PREFIX/share/exemplar` for `PREFIX/bin/exemplar` and for `PREFIX/libexec/exemplar/exemplar-desk`.
  private static func shares(of program: String) -> [String] {
    let folders = program.split(separator: "/").dropLast()
    return (1...2).filter { $0 <= folders.count }.map { levels in
      let prefix = folders.dropLast(levels).joined(separator: "/")
      return prefix.isEmpty ? "/share/exemplar" : "/\(prefix)/share/exemplar"
    }
  }

  private static func hasWords(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "/index/vocabularies", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension CommonOptions {
  /// Where the words are, or the end of the command with a message.
  public func wordsPlace() throws -> WordsPlace {
    if let place = WordsPlace.current(option: repository) { return place }
    if RepositoryPlace.current(option: repository) != nil { _ = try place() }
    throw WordsPlace.notFound
  }
}

extension WordsPlace {
  /// Why a command ends that needs what the program came with.
  public static var notFound: Stop {
    Stop.trouble(
      Problem(
        code: "no-vocabularies", title: "The vocabularies were not found",
        detail:
          "Neither a repository nor the vocabularies that the program came with were found. Install it again, or name a repository with --repository DIR."
      ))
  }
}
