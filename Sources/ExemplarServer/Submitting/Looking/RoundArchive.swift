internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// A bag of a submission, zipped for whoever reviews it.
///
/// The file has no name any more when it is sent: nothing of it stays, however the sending ends.
final class RoundArchive: Sendable {
  let size: Int
  private let handle: Int32

  private static let pieceBytes = 256 << 10

  /// Zips a bag; waits for the disk.
  init(bag: String, named name: String, in repository: Repository) throws {
    let staging = try StagingFolder.make(in: repository)
    let file = staging.path + "/bag.zip"
    try BagArchive.pack(folder: bag, to: file, name: name, synced: false)
    handle = open(file, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw ServerProblem.disk(errno) }
    size = Int(lseek(handle, 0, SEEK_END))
    withExtendedLifetime(staging) {}
  }

  deinit { close(handle) }

  /// Its bytes, read when the client has taken those before.
  var body: ResponseBody {
    ResponseBody(contentLength: size) { writer in
      var place = 0
      while place < self.size {
        let from = place
        let piece = try await NIOThreadPool.singleton.runIfActive { try self.piece(at: from) }
        place += piece.count
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
  }

  private func piece(at place: Int) throws -> [UInt8] {
    let count = min(Self.pieceBytes, size - place)
    return try [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let got = pread(handle, buffer.baseAddress! + done, count - done, off_t(place + done))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { throw ServerProblem.disk(got < 0 ? errno : EIO) }
        done += got
      }
    }
  }
}
