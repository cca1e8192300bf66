internal import FoundationEssentials
internal import Glibc

/// Finds the repository that a command works on.
///
/// `--repository`, else `$EXEMPLAR_REPOSITORY`, else the nearest folder upward that holds `exemplars/` and `index/`,
/// else `$EXEMPLAR_HOME`, else the one that the program was built or installed in.
public struct RepositoryPlace: Hashable, Sendable {
  /// The folder, with links resolved.
  public let path: String

  /// A repository at a known place.
  public init(path: String) { self.path = path }

  /// True where it holds what a repository must.
  public var isRepository: Bool { RepositoryPlace.isRepository(path) }

  /// True where an exemplar's tombstone stands, whatever an index of before it still holds.
  func isWithdrawn(_ id: String) -> Bool {
    !id.contains("/") && access("\(path)/exemplars/\(id.lowercased())/withdrawn.yaml", F_OK) == 0
  }

  /// Looks for it; nil when there is none anywhere.
  public static func find(
    option: String?, environment: [String: String], folder: @autoclosure () -> String,
    program: @autoclosure () -> String
  ) -> RepositoryPlace? {
    if let option { return RepositoryPlace(path: absolute(option, in: folder())) }
    if let named = environment["EXEMPLAR_REPOSITORY"], !named.isEmpty {
      return RepositoryPlace(path: absolute(named, in: folder()))
    }
    if let near = upward(from: folder()) { return RepositoryPlace(path: near) }
    if let home = environment["EXEMPLAR_HOME"], isRepository(home) {
      return RepositoryPlace(path: home)
    }
    return upward(from: parent(program())).map(RepositoryPlace.init)
  }

  /// The repository of this process.
  public static func current(option: String?) -> RepositoryPlace? {
    find(
      option: option, environment: Environment.values(["EXEMPLAR_REPOSITORY", "EXEMPLAR_HOME"]),
      folder: FileManager.default.currentDirectoryPath, program: programPath())
  }

  /// The file that this process runs.
  public static func programPath() -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { readlink("/proc/self/exe", $0, text.count) } ?? 0
      }
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : ""
  }

  private static func upward(from folder: String) -> String? {
    var place = folder
    while !place.isEmpty {
      if isRepository(place) { return place }
      guard place != "/" else { return nil }
      place = parent(place)
    }
    return nil
  }

  private static func isRepository(_ path: String) -> Bool {
    isFolder(path + "/exemplars") && isFolder(path + "/index")
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func absolute(_ path: String, in folder: @autoclosure () -> String) -> String {
    path.hasPrefix("/") ? path : folder() + "/" + path
  }
}
