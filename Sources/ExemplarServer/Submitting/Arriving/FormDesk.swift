internal import HTTPTypes
internal import NIOCore

/// Sorts the parts of a form as they arrive: the bag goes to its file, the texts are kept.
struct FormDesk: Sendable {
  private var reader: MultipartReader
  private let file: ArrivingFile
  private var form = ArrivingForm()
  private var part = Part.none
  private var hasBag = false
  private var names: Set<String> = []

  private enum Part: Sendable {
    case none, bag
    case text(String, [UInt8])
  }

  /// Begins with the first byte of a form.
  init(reader: MultipartReader, file: ArrivingFile) {
    self.reader = reader
    self.file = file
  }

  /// Takes the next bytes.
  mutating func take(_ piece: ByteBuffer) throws {
    var events: [MultipartReader.Event] = []
    try reader.read(piece.readableBytesView) { events.append($0) }
    for event in events { try take(event) }
  }

  /// What came with the bag; throws where the form was not whole, or had no bag.
  func end() throws -> ArrivingForm {
    try reader.finish()
    guard hasBag else {
      throw ServerProblem.badForm(
        "The form has no file. Send the zipped bag as a part with a filename.")
    }
    return form
  }

  private mutating func take(_ event: MultipartReader.Event) throws {
    switch event {
    case .part(let head): try begin(head)
    case .content(let bytes): try add(bytes)
    case .partEnd: try endPart()
    }
  }

  private mutating func begin(_ head: MultipartHead) throws {
    guard head.fileName != nil || head.name == "bag" else {
      guard names.insert(head.name).inserted else {
        throw ArrivingForm.Fault(head.name, "It stands twice.")
      }
      part = .text(head.name, [])
      return
    }
    guard !hasBag else {
      throw ServerProblem.badForm("The form has two files. Send one bag at a time.")
    }
    hasBag = true
    form.take(fileName: head.fileName)
    part = .bag
  }

  private mutating func add(_ bytes: [UInt8]) throws {
    switch part {
    case .none: break
    case .bag: try bytes.withUnsafeBytes { try file.append($0) }
    case .text(let name, let text):
      guard text.count + bytes.count <= ArrivingForm.textBytes else {
        throw ArrivingForm.Fault(name, "It is longer than \(ArrivingForm.textBytes) bytes.")
      }
      part = .text(name, text + bytes)
    }
  }

  private mutating func endPart() throws {
    if case .text(let name, let bytes) = part {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ArrivingForm.Fault(name, "It is not UTF-8.")
      }
      try form.take(name, text)
    }
    part = .none
  }
}
