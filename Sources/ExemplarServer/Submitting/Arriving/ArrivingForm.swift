internal import Foundation

/// What comes with a bag: words for the curators, and whether it takes the place of one that waits.
struct ArrivingForm: Hashable, Sendable {
  /// What the sender calls the bag; findings carry it.
  var name = "bag"
  var message: String?
  var replacing = false

  /// The largest of its texts, in bytes.
  static let textBytes = 64 << 10

  /// Takes a field of a form or a parameter of the address.
  mutating func take(_ name: String, _ value: String) throws(Fault) {
    switch name {
    case "message":
      guard message == nil else { throw Fault(name, "It stands twice.") }
      message = value
    case "replace":
      guard let flag = Self.flag(value) else {
        throw Fault(name, "“\(value)” is neither true nor false.")
      }
      replacing = flag
    default: throw Fault(name, "There is no such field. Did you mean “message” or “replace”?")
    }
  }

  /// Takes a file’s name as somebody wrote it: the last part of a path, without what a terminal could obey.
  mutating func take(fileName: String?) {
    let last = fileName?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let scalars = last.unicodeScalars.filter { !$0.properties.generalCategory.isUnseen }
    let name = String(String.UnicodeScalarView(scalars.prefix(120)))
    if !name.allSatisfy(\.isWhitespace) { self.name = name }
  }

  /// What is wrong with one field.
  struct Fault: Error {
    let field: String
    let words: String

    init(_ field: String, _ words: String) {
      self.field = field
      self.words = words
    }
  }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1", "yes": true
    case "false", "0", "no", "": false
    default: nil
    }
  }
}

extension Unicode.GeneralCategory {
  /// Controls, marks of direction, and what has no meaning.
  fileprivate var isUnseen: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }
}
