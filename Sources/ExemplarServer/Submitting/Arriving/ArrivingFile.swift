internal import Crypto
internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import HTTPTypes
internal import Synchronization

/// A bag on its way from the network to the disk: written piece by piece, looked at and counted as it comes.
///
/// It lies in a staging folder that goes when the file is let go, and that the next program removes where this one
/// is killed. Its methods wait for the disk: call them on a thread that may.
final class ArrivingFile: Sendable {
  /// The largest it may get, in bytes.
  let limit: Int
  private let staging: StagingFolder
  private let state: Mutex<State>

  private struct State {
    var handle: Int32
    var count = 0
    var head: [UInt8] = []
    var digest = SHA256()
    var isKnown = false
  }

  /// Makes an empty file in the working state of a repository.
  init(in repository: Repository, limit: Int) throws {
    do throws(RepositoryError) {
      staging = try StagingFolder.make(in: repository)
    } catch { throw ServerProblem.staging(error, at: repository.stateFolder) }
    self.limit = limit
    let handle = open(
      staging.path + "/bag", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard handle >= 0 else { throw ServerProblem.disk(errno) }
    state = Mutex(State(handle: handle))
  }

  deinit { close(state.withLock { $0.handle }) }

  /// Where it lies; not a name that anybody outside may see.
  var path: String { staging.path + "/bag" }

  /// Takes the next bytes; throws where they are too many, or begin no archive.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    try state.withLock { state in
      guard state.count + bytes.count <= limit else { throw ServerProblem.tooLarge(limit) }
      try Self.write(bytes, to: state.handle)
      state.count += bytes.count
      state.digest.update(bufferPointer: bytes)
      try Self.look(at: bytes, &state)
    }
  }

  /// Looks at what there is, where it is less than the head of an archive, and gives its SHA-256.
  func end() throws -> [UInt8] {
    try state.withLock { state in
      if !state.isKnown { try Self.refuse(state.head) }
      return Array(state.digest.finalize())
    }
  }

  private static func look(at bytes: UnsafeRawBufferPointer, _ state: inout State) throws {
    if state.isKnown { return }
    state.head += bytes.prefix(BagArchive.headLength - state.head.count)
    guard state.head.count == BagArchive.headLength else { return }
    state.isKnown = true
    try refuse(state.head)
  }

  private static func refuse(_ head: [UInt8]) throws {
    if let finding = BagArchive.refusal(ofHead: head) { throw NotAnArchive(finding: finding) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to handle: Int32) throws {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      let count = Foundation.write(handle, base, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ServerProblem.disk(errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}

/// What arrives is no archive, as its first bytes say.
struct NotAnArchive: Error {
  let finding: Diagnostic
}

extension ServerProblem {
  /// More than a bag may have.
  static func tooLarge(_ limit: Int) -> ServerProblem {
    ServerProblem(
      .contentTooLarge, "too-large", "The body is too large",
      "A bag may have \(Diagnostic.bytes(limit)) here. Make its files smaller, or link to large ones where they are kept."
    )
  }

  /// The disk took no more.
  static func disk(_ number: Int32) -> ServerProblem {
    guard number == ENOSPC || number == EDQUOT else {
      return ServerProblem(
        .internalServerError, "system", "The system refused",
        "The server could not keep the bag: \(String(cString: strerror(number))). Nothing of it was kept."
      )
    }
    return .noSpace
  }

  /// No room on the disk.
  static var noSpace: ServerProblem {
    ServerProblem(
      .init(code: 507, reasonPhrase: "Insufficient Storage"), "no-space",
      "The server’s disk is full",
      "There is no room for the bag, and nothing of it was kept. Tell whoever looks after the server, and send it again later."
    )
  }

  fileprivate static func staging(_ error: RepositoryError, at folder: String) -> ServerProblem {
    hasRoom(folder)
      ? ServerProblem(
        .internalServerError, "system", "The system refused",
        "The server could not make room for the bag.")
      : .noSpace
  }

  /// False where not even a small folder fits.
  private static func hasRoom(_ folder: String) -> Bool {
    var facts = statvfs()
    guard statvfs(folder, &facts) == 0 else { return true }
    return facts.f_bavail > 1 && (facts.f_files == 0 || facts.f_favail > 0)
  }
}
