internal import ExemplarBundle
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

extension ResponseBody {
  /// How much of a file is read at a time.
  private static let piece = 128 << 10

  /// A part of a file, each piece read when the client has taken those before.
  init(_ file: StoredFile, _ range: Range<Int>) {
    self.init(contentLength: range.count) { writer in
      var offset = range.lowerBound
      while offset < range.upperBound {
        let (start, count) = (offset, min(Self.piece, range.upperBound - offset))
        let bytes = try await NIOThreadPool.singleton.runIfActive {
          var bytes = ByteBuffer()
          try bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { room in
            try file.read(at: start, into: .init(rebasing: room[..<count]))
          }
          return bytes
        }
        offset += bytes.readableBytes
        try await writer.write(bytes)
      }
      try await writer.finish(nil)
    }
  }
}
