internal import CXapian
internal import Synchronization

/// Cuts words down to what their forms have in common.
///
/// ```swift
/// let english = try Stemmer(language: "en")
/// english.stem("robots")     // "robot"
/// try Stemmer(language: "es").stem("matemáticas")   // "matemat"
/// ```
///
/// Give it lowercase words in composed form. It may be shared between tasks; they take turns.
public struct Stemmer: Sendable {
  /// The language as it was asked for: a name or a code.
  public let language: String
  private let room: Room

  /// - Parameter language: one of `languages`, or an ISO 639-1 code (`en`, `es`), or `none`.
  /// - Throws: `.invalidArgument` for a language without a stemmer.
  public init(language: String) throws(XapianError) {
    self.language = language
    room = try Room(language: language)
  }

  /// The stem of a word.
  public func stem(_ word: String) -> String {
    room.handle.withLock { $0.stem(word) }
  }

  /// The names of the languages that there are stemmers for.
  public static var languages: [String] {
    get throws(XapianError) {
      try receive("list the stemmers") {
        cx_stemmer_languages($0, $1)
      } reading: {
        $0.texts()
      }
    }
  }

  /// The engine's stemmer works in buffers of its own, so only one task at a time may be inside.
  private final class Room: Sendable {
    let handle: Mutex<StemmerHandle>

    init(language: String) throws(XapianError) {
      handle = Mutex(try StemmerHandle(language: language))
    }
  }
}

extension Stemmer: Hashable {
  /// Stemmers of one language do the same.
  public static func == (one: Stemmer, other: Stemmer) -> Bool { one.language == other.language }
  public func hash(into hasher: inout Hasher) { hasher.combine(language) }
}

/// A stemmer of the C side, freed once.
struct StemmerHandle: ~Copyable {
  private let pointer: OpaquePointer

  init(language: String) throws(XapianError) {
    let bytes = language.bytes
    pointer = try attemptMaking("make a stemmer for “\(language)”") {
      cx_stemmer_new(bytes, bytes.count, $0, $1)
    }
  }

  deinit { cx_stemmer_free(pointer) }

  func stem(_ word: String) -> String {
    var word = word
    return word.withUTF8 { utf8 in
      var start = UnsafePointer<UInt8>(bitPattern: 1)!
      var length = 0
      let status = cx_stemmer_stem(pointer, utf8.baseAddress, utf8.count, &start, &length, nil)
      // A made stemmer fails only when memory is exhausted, where Swift itself stops, too.
      precondition(status == CX_OK, "out of memory while stemming")
      return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }
  }
}
