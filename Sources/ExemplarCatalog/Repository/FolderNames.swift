internal import Foundation

/// The names in a folder, read without following or opening anything.
enum FolderNames {
  /// All names, ordered by their bytes.
  static func list(_ folder: String) throws(RepositoryError) -> [String] {
    guard let handle = opendir(folder) else {
      throw RepositoryError(
        .system, "Could not list “\(folder)”: \(String(cString: strerror(errno))).")
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// True for a folder, also when a link leads to it.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
