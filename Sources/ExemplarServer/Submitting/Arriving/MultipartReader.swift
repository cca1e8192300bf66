internal import Foundation

/// Reads a form of `multipart/form-data` piece by piece, as it arrives (RFC 7578; RFC 2046, section 5.1).
///
/// ```swift
/// var reader = try MultipartReader(boundary: "xyz")
/// try reader.read(bytes) { event in … }   // .part(head), .content(bytes), .partEnd
/// try reader.finish()
/// ```
/// Holds no more than the lines above a part, whatever is sent. What stands before the first boundary and after the
/// last is passed over.
package struct MultipartReader: Sendable {
  /// What was found.
  package enum Event: Sendable {
    case part(MultipartHead)
    case content([UInt8])
    case partEnd
  }

  /// Parts that one form may have.
  package static let mostParts = 16
  /// Bytes of the lines above one part.
  package static let headBytes = 8 << 10
  /// Bytes before the first boundary and after the last.
  package static let remarkBytes = 64 << 10

  private enum Place { case preamble, delimiter, head, content, epilogue }

  private let delimiter: [UInt8]
  private var place = Place.preamble
  private var parts = 0
  private var passedOver = 0
  /// What has arrived and is not understood yet; the first boundary stands as after a line of its own.
  private var pending: [UInt8] = Array("\r\n".utf8)

  /// Prepares to read.
  package init(boundary: String) throws(MultipartFault) {
    let allowed = "'()+_,-./:=? "
    let isRight = boundary.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        || allowed.unicodeScalars.contains($0)
    }
    guard isRight, (1...70).contains(boundary.utf8.count), !boundary.hasSuffix(" ") else {
      throw MultipartFault(
        "The form’s boundary has other characters than RFC 2046 allows, or not 1 to 70 of them.")
    }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// Takes the next bytes and tells what they are.
  package mutating func read(
    _ bytes: some Collection<UInt8>, _ tell: (Event) throws -> Void
  ) throws {
    pending += bytes
    while try step(tell) {}
  }

  /// Makes sure that the form was whole.
  package func finish() throws(MultipartFault) {
    guard place == .epilogue else { throw .incomplete }
  }

  /// Understands a little more; false when more bytes are needed.
  private mutating func step(_ tell: (Event) throws -> Void) throws -> Bool {
    switch place {
    case .preamble: return try passPreamble()
    case .delimiter: return try endDelimiter()
    case .head: return try readHead(tell)
    case .content: return try readContent(tell)
    case .epilogue:
      try passOver(pending.count)
      return false
    }
  }

  private mutating func passPreamble() throws -> Bool {
    let start = index(of: delimiter)
    try passOver(start ?? max(pending.count - delimiter.count + 1, 0))
    guard start != nil else { return false }
    pending.removeFirst(delimiter.count)
    place = .delimiter
    return true
  }

  /// What follows a boundary: white space and a new line, or two hyphens.
  private mutating func endDelimiter() throws -> Bool {
    guard pending.count >= 2 else { return false }
    if pending.starts(with: Array("--".utf8)) {
      pending.removeFirst(2)
      place = .epilogue
      passedOver = 0
      return true
    }
    let space = pending.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard space <= 128 else {
      throw MultipartFault("A boundary of the form ends in too much space.")
    }
    guard pending.count >= space + 2 else { return false }
    guard pending[space] == 0x0D, pending[space + 1] == 0x0A else {
      throw MultipartFault("Something follows a boundary of the form in its line.")
    }
    parts += 1
    guard parts <= Self.mostParts else {
      throw MultipartFault("The form has more than \(Self.mostParts) parts.")
    }
    // The new line stays: a part without any header has nothing but an empty line.
    pending.removeFirst(space)
    place = .head
    return true
  }

  private mutating func readHead(_ tell: (Event) throws -> Void) throws -> Bool {
    guard let end = index(of: Array("\r\n\r\n".utf8)), end <= Self.headBytes else {
      guard pending.count <= Self.headBytes else {
        throw MultipartFault(
          "The lines above a part of the form are longer than \(Self.headBytes) bytes.")
      }
      return false
    }
    try tell(.part(try MultipartHead(Array(pending[..<end]))))
    pending.removeFirst(end + 4)
    place = .content
    return true
  }

  private mutating func readContent(_ tell: (Event) throws -> Void) throws -> Bool {
    if let start = index(of: delimiter) {
      try emit(start, tell)
      try tell(.partEnd)
      pending.removeFirst(delimiter.count)
      place = .delimiter
      return true
    }
    // A boundary may have begun.
    try emit(max(pending.count - delimiter.count + 1, 0), tell)
    return false
  }

  private mutating func emit(_ count: Int, _ tell: (Event) throws -> Void) throws {
    guard count > 0 else { return }
    try tell(.content(Array(pending[..<count])))
    pending.removeFirst(count)
  }

  private mutating func passOver(_ count: Int) throws {
    passedOver += count
    guard passedOver <= Self.remarkBytes else {
      throw MultipartFault(
        "More than \(Self.remarkBytes) bytes of the body stand outside the form’s parts. Is its boundary the one of Content-Type?"
      )
    }
    pending.removeFirst(count)
  }

  /// Where some bytes begin for the first time: each place of their first byte is looked at.
  private func index(of wanted: [UInt8]) -> Int? {
    pending.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let first = wanted.first else { return nil }
      var start = 0
      while bytes.count - start >= wanted.count,
        let found = memchr(base + start, Int32(first), bytes.count - start - wanted.count + 1)
      {
        let place = UnsafeRawPointer(found) - base
        if bytes[place...].starts(with: wanted) { return place }
        start = place + 1
      }
      return nil
    }
  }
}
