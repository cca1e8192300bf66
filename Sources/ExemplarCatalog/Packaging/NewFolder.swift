internal import Foundation

/// A folder that appears whole or not at all: made beside its place, and renamed into it.
struct NewFolder {
  private let path: String
  private let named: String

  /// A place where nothing is, or an empty folder; anything else is refused with what is there.
  init(_ folder: String) throws(RepositoryError) {
    named = folder
    path = URL(fileURLWithPath: folder).standardizedFileURL.path
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard FolderNames.isFolder(path) else {
      throw RepositoryError(.notEmpty, "“\(folder)” is a file. Name a new folder.")
    }
    let names = try FolderNames.list(path)
    guard names.isEmpty else {
      throw RepositoryError(
        .notEmpty,
        "“\(folder)” already holds \(Self.some(names)). Name a new folder, or an empty one.")
    }
  }

  /// Makes the folder and what `fill` puts into it; after an error nothing of it is there.
  func make(
    _ fill: (_ place: String) throws(RepositoryError) -> Void
  ) throws(RepositoryError) {
    try makeUnlessEmpty { (place) throws(RepositoryError) in
      try fill(place)
      return true
    }
  }

  /// The same, where `fill` may find that there is nothing to be made. It may use `place` with an ending for more.
  func makeUnlessEmpty(
    _ fill: (_ place: String) throws(RepositoryError) -> Bool
  ) throws(RepositoryError) {
    let parent = (path as NSString).deletingLastPathComponent
    try Self.makeFolder(parent)
    let name = (path as NSString).lastPathComponent
    let place = "\(parent)/.\(name.prefix(40)).new-\(UUID().uuidString.lowercased())"
    do throws(RepositoryError) {
      try Self.makeFolder(place)
      if try fill(place), rename(place, path) != 0 {
        throw RepositoryError(
          .system, "Could not make “\(named)”: \(String(cString: strerror(errno))).")
      }
      try Self.remove(place, "\(place).bag")
    } catch {
      // What cannot be removed is less than what the error tells.
      try? Self.remove(place, "\(place).bag")
      throw error
    }
  }

  /// Removes files and folders where they are there.
  static func remove(_ paths: String...) throws(RepositoryError) {
    for path in paths where FileManager.default.fileExists(atPath: path) {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw RepositoryError(
          .system, "Could not remove “\(path)”: \(error.localizedDescription)")
      }
    }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(RepositoryError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw RepositoryError(.system, "Could not make “\(path)”: \(error.localizedDescription)")
    }
  }

  /// Writes a new file.
  static func write(_ data: Data, to path: String) throws(RepositoryError) {
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      throw RepositoryError(.system, "Could not write “\(path)”: \(error.localizedDescription)")
    }
  }

  /// `“a”, “b”, “c” and 4 more`
  private static func some(_ names: [String]) -> String {
    let shown = names.sorted().prefix(3).map { "“\($0)”" }
    let rest = names.count - shown.count
    return rest > 0
      ? "\(shown.joined(separator: ", ")) and \(rest) more" : Words.list(shown, "and")
  }
}
