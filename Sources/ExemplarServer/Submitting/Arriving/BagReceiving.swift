internal import Crypto
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// A bag that arrived whole.
struct ReceivedUpload: Sendable {
  let file: ArrivingFile
  let form: ArrivingForm
  /// The SHA-256 of the bag's file.
  let digest: [UInt8]
}

/// Brings a bag from a request's body to the disk, alone or as a part of a form.
///
/// ```swift
/// let upload = try await BagReceiving(request, repository, limit: limit, channel: channel).receive()
/// upload.file.path   // in the working state, until `upload` is let go
/// ```
/// A piece of the body is on the disk before the next one is read, so that a bag of any size takes the memory of
/// one piece. Trouble is told at once: what still comes is not waited for.
struct BagReceiving {
  let request: Request
  let repository: Repository
  /// The largest bag, in bytes.
  let limit: Int
  let channel: any Channel

  private enum Form { case raw, multipart(boundary: String) }

  /// Bytes of a form beside its bag.
  private static let formBytes = 1 << 20

  /// Receives all of it, or throws and keeps nothing.
  func receive() async throws -> ReceivedUpload {
    do {
      return try await received()
    } catch {
      // The rest of the body is neither wanted nor understood as a request.
      throw closing(problem(error))
    }
  }

  private func received() async throws -> ReceivedUpload {
    let form = try form()
    let told = try ContentDigest(of: request.headers)
    let length = try length()
    let most = if case .raw = form { limit } else { limit + Self.formBytes }
    if let length, length > most { throw ServerProblem.tooLarge(limit) }
    var fields = ArrivingForm()
    if case .raw = form { try fields.take(request) }
    let file = try await onDisk { [repository, limit] in
      try ArrivingFile(in: repository, limit: limit)
    }
    try await answerExpectation()
    switch form {
    case .raw: return try await raw(file, fields, length, told)
    case .multipart(let boundary):
      return try await multipart(file, boundary, length, most, told)
    }
  }

  // MARK: What it says it is

  private func form() throws -> Form {
    guard request.headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else {
      throw ServerProblem.unsupported(
        "Send the bag without Content-Encoding: it is packed already.")
    }
    let text = request.headers[.contentType] ?? "application/octet-stream"
    let type = HeaderValue(text)
    switch type?.word {
    case "multipart/form-data":
      guard let boundary = type?["boundary"] else {
        throw ServerProblem.badForm("Content-Type names no boundary of the form.")
      }
      return .multipart(boundary: boundary)
    case "application/zip", "application/x-zip-compressed", "application/octet-stream",
      "application/gzip", "application/x-gzip", "application/x-tar", "application/zstd":
      return .raw
    default:
      throw ServerProblem.unsupported(
        "“\(text)” is not how a bag is sent. Send it as application/zip, or in a form as multipart/form-data."
      )
    }
  }

  private func length() throws -> Int? {
    guard let text = request.headers[.contentLength] else { return nil }
    guard let length = Int(text), length >= 0 else {
      throw ServerProblem(
        .badRequest, "invalid-header", "A header cannot be read",
        "Content-Length is not a number of bytes.")
    }
    return length
  }

  private func answerExpectation() async throws {
    guard request.headers[.expect]?.lowercased() == "100-continue" else { return }
    try await channel.sendContinue()
  }

  // MARK: How it comes

  private func raw(
    _ file: ArrivingFile, _ fields: ArrivingForm, _ length: Int?, _ told: ContentDigest?
  ) async throws -> ReceivedUpload {
    var count = 0
    for try await piece in request.body {
      count += piece.readableBytes
      try await onDisk { try piece.withUnsafeReadableBytes { try file.append($0) } }
    }
    try requireWhole(count, of: length)
    guard count > 0 else { throw ServerProblem.empty }
    let digest = try await onDisk { try file.end() }
    try told?.check(digest)
    return ReceivedUpload(file: file, form: fields, digest: digest)
  }

  private func multipart(
    _ file: ArrivingFile, _ boundary: String, _ length: Int?, _ most: Int, _ told: ContentDigest?
  ) async throws -> ReceivedUpload {
    var desk = FormDesk(reader: try MultipartReader(boundary: boundary), file: file)
    var whole = SHA256()
    var count = 0
    for try await piece in request.body {
      count += piece.readableBytes
      guard count <= most else { throw ServerProblem.tooLarge(limit) }
      if told != nil { piece.withUnsafeReadableBytes { whole.update(bufferPointer: $0) } }
      desk = try await onDisk { [desk] in
        var desk = desk
        try desk.take(piece)
        return desk
      }
    }
    try requireWhole(count, of: length)
    let fields = try desk.end()
    let digest = try await onDisk { try file.end() }
    try told?.check(Array(whole.finalize()))
    return ReceivedUpload(file: file, form: fields, digest: digest)
  }

  private func requireWhole(_ count: Int, of length: Int?) throws {
    if let length, count < length { throw ServerProblem.incomplete }
  }

  /// Waits for the disk where that holds nobody up.
  private func onDisk<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await NIOThreadPool.singleton.runIfActive(work)
  }

  // MARK: What went wrong

  private func problem(_ error: any Error) -> any Error {
    switch error {
    case is ServerProblem, is NotAnArchive: error
    case let fault as MultipartFault:
      fault.isIncomplete ? ServerProblem.incomplete : ServerProblem.badForm(fault.words)
    case let fault as ArrivingForm.Fault: ServerProblem.badField(fault)
    // Whatever else ends a body is its connection.
    default: ServerProblem.incomplete
    }
  }

  private func closing(_ error: any Error) -> any Error {
    guard var problem = error as? ServerProblem ?? (error as? NotAnArchive)?.problem else {
      return error
    }
    problem.headers[.connection] = "close"
    return problem
  }
}

extension ArrivingForm {
  /// What a request says beside a body that is the bag itself: parameters of its address, and the file's name as
  /// Content-Disposition has it.
  mutating func take(_ request: Request) throws {
    for parameter in try URLParameters(request.uri.query).list {
      try take(parameter.name, parameter.value)
    }
    take(fileName: request.headers[.contentDisposition].flatMap(HeaderValue.init)?["filename"])
  }
}

extension NotAnArchive {
  /// The same words as for a bag that arrived whole.
  var problem: ServerProblem {
    var problem = ServerProblem(
      .unprocessableContent, "not-valid", "The content has errors",
      "The bag was not taken, because of 1 error: \(finding.summary)",
      errors: [.init(detail: finding.summary)])
    problem.findings = [finding]
    return problem
  }
}

extension ServerProblem {
  static let incomplete = ServerProblem(
    .badRequest, "body-incomplete", "The body is incomplete",
    "The body ended before it was whole, and nothing of it was kept. Send it again.")

  static let empty = ServerProblem(
    .badRequest, "body-incomplete", "The body is incomplete",
    "There is no body. Send the zipped bag as the body.")

  static func badForm(_ words: String) -> ServerProblem {
    ServerProblem(.badRequest, "invalid-body", "The body cannot be read", words)
  }

  static func unsupported(_ words: String) -> ServerProblem {
    ServerProblem(
      .unsupportedMediaType, "unsupported-media-type", "The body is of another kind", words)
  }

  fileprivate static func badField(_ fault: ArrivingForm.Fault) -> ServerProblem {
    ServerProblem(
      .badRequest, "invalid-parameter", "Something that came with the bag cannot be used",
      "“\(fault.field)”: \(fault.words)",
      errors: [.init(parameter: fault.field, detail: fault.words)])
  }
}
