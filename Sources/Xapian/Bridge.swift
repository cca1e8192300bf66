// The only place where a status of the C side becomes a throw.
internal import CXapian

/// Where a C function writes the handle that it made, or the error that it met.
typealias Out = UnsafeMutablePointer<OpaquePointer?>

/// Calls a C function and throws what it reports.
func attempt(
  _ operation: @autoclosure () -> String, _ body: (_ error: Out) -> cx_status
) throws(XapianError) {
  var failure: OpaquePointer?
  let status = body(&failure)
  guard status != CX_OK else { return }
  defer { cx_error_free(failure) }
  throw XapianError(
    status: .init(status), message: text(of: failure, CX_ERROR_MESSAGE),
    context: text(of: failure, CX_ERROR_CONTEXT), type: text(of: failure, CX_ERROR_TYPE),
    systemMessage: text(of: failure, CX_ERROR_SYSTEM), operation: operation())
}

/// Calls a C function that makes a handle.
func attemptMaking(
  _ operation: @autoclosure () -> String, _ body: (_ out: Out, _ error: Out) -> cx_status
) throws(XapianError) -> OpaquePointer {
  var made: OpaquePointer?
  try attempt(operation()) { body(&made, $0) }
  guard let made else {
    throw XapianError(status: .other, message: "nothing was made", operation: operation())
  }
  return made
}

/// Calls a C function that answers with a buffer, copies the answer out and frees the buffer.
func receive<Answer>(
  _ operation: @autoclosure () -> String, _ body: (_ out: Out, _ error: Out) -> cx_status,
  reading read: (inout PacketReader) -> Answer
) throws(XapianError) -> Answer {
  let buffer = try attemptMaking(operation(), body)
  defer { cx_buffer_free(buffer) }
  var packet = PacketReader(
    UnsafeRawBufferPointer(start: cx_buffer_bytes(buffer), count: cx_buffer_length(buffer)))
  return read(&packet)
}

private func text(of error: OpaquePointer?, _ part: cx_error_part) -> String {
  guard let error else { return "" }
  var length = 0
  let start = cx_error_text(error, part, &length)
  return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
}

/// How many handles are alive in this process: a test of "freed once" compares before and after.
package func liveHandles() -> Int { Int(cx_live_handles()) }

/// The version of the engine that this process runs on.
///
/// ```swift
/// engineVersion()   // "1.4.22"
/// ```
public func engineVersion() -> String { String(cString: cx_engine_version()) }

extension String {
  /// The text as the engine keeps it.
  var bytes: [UInt8] { Array(utf8) }
}
