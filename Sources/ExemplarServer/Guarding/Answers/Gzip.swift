internal import CZlib
internal import NIOCore

/// Bytes packed as gzip (RFC 1952) by the system's zlib.
enum Gzip {
  /// Between packing, others get their turn after so many bytes.
  private static let step = 1 << 18

  /// The packed bytes; nil where they would not be fewer, or memory is short.
  ///
  /// ```swift
  /// let packed = await Gzip.packed(ByteBuffer(string: json))   // starts with 1F 8B
  /// ```
  static func packed(_ bytes: ByteBuffer) async -> ByteBuffer? {
    guard let stream = Stream() else { return nil }
    var output = ByteBuffer()
    output.reserveCapacity(bytes.readableBytes / 4 + 512)
    var input = bytes
    repeat {
      let slice = input.readSlice(length: min(step, input.readableBytes)) ?? ByteBuffer()
      let isLast = input.readableBytes == 0
      guard stream.add(slice, isLast: isLast, to: &output),
        output.readableBytes < bytes.readableBytes
      else { return nil }
      if isLast { return output }
      await Task.yield()
    } while true
  }

  /// One packing; zlib's own memory is freed with it.
  private final class Stream {
    /// Lies still, as zlib wants it.
    private let state: UnsafeMutablePointer<z_stream>

    init?() {
      state = .allocate(capacity: 1)
      state.initialize(to: z_stream())
      // 15 bits of window, and 16 for the head and tail of gzip.
      let status = deflateInit2_(
        state, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        CInt(MemoryLayout<z_stream>.size))
      guard status == Z_OK else { return nil }
    }

    deinit {
      deflateEnd(state)
      state.deallocate()
    }

    /// Packs a piece; false where zlib fails.
    func add(_ piece: ByteBuffer, isLast: Bool, to output: inout ByteBuffer) -> Bool {
      piece.withUnsafeReadableBytes { bytes in
        // zlib reads what it is given and never writes there; its C type leaves that out.
        state.pointee.next_in = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
          .assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_in = UInt32(bytes.count)
        defer { state.pointee.next_in = nil }
        while true {
          let room = max(Int(deflateBound(state, UInt(state.pointee.avail_in))) / 2, 1024)
          var status = Z_OK
          output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { free in
            state.pointee.next_out = free.baseAddress?.assumingMemoryBound(to: UInt8.self)
            state.pointee.avail_out = UInt32(free.count)
            status = deflate(state, isLast ? Z_FINISH : Z_NO_FLUSH)
            return free.count - Int(state.pointee.avail_out)
          }
          if status == Z_STREAM_END { return true }
          guard status == Z_OK || status == Z_BUF_ERROR else { return false }
          if !isLast, state.pointee.avail_in == 0, state.pointee.avail_out > 0 { return true }
        }
      }
    }
  }
}
