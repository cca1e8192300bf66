internal import ExemplarBundle
internal import Foundation

extension Repository {
  /// Makes a new, empty repository: `exemplars/`, and `index/` with the words of another one.
  ///
  /// ```swift
  /// let repository = try Repository.create(
  ///   at: "/srv/exemplars", words: "/usr/share/exemplar/index", configuration: configuration)
  /// ```
  /// `words` is an `index` folder whose fields, vocabularies, synonyms, stop words, schemas and rules are
  /// copied; derived files are not. The folder may exist when it holds neither `exemplars` nor `index` nor
  /// `.exemplar`. Everything is made beside them first and moved in last, so that nothing half-made stays.
  public static func create(
    at folder: String, words: String, configuration: RepositoryConfiguration
  ) throws(RepositoryError) -> Repository {
    let root = URL(fileURLWithPath: folder).standardizedFileURL.path
    try refuseWhereSomethingIs(root, named: folder)
    let existed = FolderNames.isFolder(root)
    let parts = "\(root)/.new-repository"
    do {
      try lay(parts, words: words, configuration: configuration)
      for name in ["index", "exemplars"] {
        try FileManager.default.moveItem(atPath: "\(parts)/\(name)", toPath: "\(root)/\(name)")
      }
      try FileManager.default.removeItem(atPath: parts)
    } catch {
      let remains = existed ? [parts, "\(root)/index", "\(root)/exemplars"] : [root]
      for remain in remains { removeIfThere(remain) }
      throw (error as? RepositoryError)
        ?? RepositoryError(
          .system, "Could not make the repository “\(folder)”: \(error.localizedDescription)")
    }
    return try Repository(at: root)
  }

  /// The names in an `index` folder that make up its words.
  private static let wordFiles = [
    "fields.yaml", "synonyms.yaml", "glossary.yaml", "rules.yaml", "vocabularies", "language",
    "schemas",
  ]

  private static func refuseWhereSomethingIs(
    _ root: String, named folder: String
  ) throws(RepositoryError) {
    for name in ["exemplars", "index", ".exemplar"]
    where FileManager.default.fileExists(atPath: "\(root)/\(name)") {
      throw RepositoryError(
        .notEmpty,
        "“\(folder)” already holds “\(name)”. Choose an empty folder, or work with the repository there."
      )
    }
    if FileManager.default.fileExists(atPath: root), !FolderNames.isFolder(root) {
      throw RepositoryError(.notEmpty, "“\(folder)” is a file. Choose a folder.")
    }
  }

  private static func lay(
    _ parts: String, words: String, configuration: RepositoryConfiguration
  ) throws {
    let files = FileManager.default
    guard FolderNames.isFolder(words + "/vocabularies") else {
      throw RepositoryError(
        .notRepository, "“\(words)” has no vocabularies to begin with; it is no index folder.")
    }
    removeIfThere(parts)
    try files.createDirectory(atPath: "\(parts)/exemplars", withIntermediateDirectories: true)
    try files.createDirectory(atPath: "\(parts)/index", withIntermediateDirectories: true)
    for name in wordFiles where files.fileExists(atPath: "\(words)/\(name)") {
      try copy("\(words)/\(name)", to: "\(parts)/index/\(name)")
    }
    try files.createDirectory(atPath: "\(parts)/index/schemas", withIntermediateDirectories: true)
    try write(configuration.yaml, to: "\(parts)/index/\(RepositoryConfiguration.fileName)")
    try write(
      BagProfile(configuration).json, to: "\(parts)/index/schemas/\(BagProfile.fileName)")
    try write("db/\n", to: "\(parts)/index/.gitignore")
    try write(RepositoryReadme.exemplars, to: "\(parts)/exemplars/README.md")
    try write(RepositoryReadme.index, to: "\(parts)/index/README.md")
  }

  /// Copies files and folders as the user's own; Foundation's copy keeps the owner, which only root may do.
  private static func copy(_ source: String, to target: String) throws {
    guard FolderNames.isFolder(source) else {
      return try Data(contentsOf: URL(fileURLWithPath: source)).write(
        to: URL(fileURLWithPath: target))
    }
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    for name in try FolderNames.list(source) {
      try copy("\(source)/\(name)", to: "\(target)/\(name)")
    }
  }

  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private static func removeIfThere(_ path: String) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    // What cannot be removed is what the error that is being told was about.
    try? FileManager.default.removeItem(atPath: path)
  }
}

extension RepositoryConfiguration {
  /// The text of `repository.yaml`, with a comment for the person who edits it.
  var yaml: String {
    var entries = [
      RecordEntry("name", .init(.text(name))),
      RecordEntry("organization", .init(.text(organization))),
      RecordEntry("base-url", .init(.text(baseURL))),
    ]
    if let contact { entries.append(RecordEntry("contact", .init(.text(contact)))) }
    entries.append(RecordEntry("languages", Self.list(languages)))
    entries.append(RecordEntry("curators", Self.list(curators)))
    entries.append(
      RecordEntry(
        "facilitators",
        .init(
          .list(
            facilitators.map {
              .init(
                .mapping([
                  RecordEntry("name", .init(.text($0.name))),
                  RecordEntry("schools", Self.list($0.schools)),
                ]))
            }))))
    if !administrators.isEmpty {
      entries.append(RecordEntry("administrators", Self.list(administrators)))
    }
    return Self.heading + RecordValue(.mapping(entries)).yaml
  }

  private static let heading = """
    # What this repository says of itself. Every key has a default; README.md beside this file explains them.
    # No password and no token ever stands here.

    """

  private static func list(_ words: [String]) -> RecordValue {
    .init(.list(words.map { .init(.text($0)) }))
  }
}
