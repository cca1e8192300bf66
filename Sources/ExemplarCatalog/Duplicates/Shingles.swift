internal import ExemplarVocabulary

/// A text as the set of its runs of five words, each run as one number.
///
/// Words are compared folded, without marks, so that another layout of the same words gives the same runs.
///
/// ```swift
/// Shingles(["Fold the card. Add a light."]).words    // 6
/// Shingles(["Fold the card. Add a light."]).runs     // two numbers
/// ```
struct Shingles {
  /// How many words make a run.
  static let length = 5
  /// How many words the text has.
  private(set) var words = 0
  /// One number a run; a run that stands twice may be there twice. A shorter text is one run.
  private(set) var runs: [UInt64] = []

  private var window = [UInt64](repeating: 0, count: Shingles.length)

  /// Reads texts one after the other, as one.
  init(_ texts: [String]) {
    for text in texts { read(text) }
    if (1..<Self.length).contains(words) { addRun() }
  }

  private mutating func read(_ text: String) {
    var text = folded(text)
    text.withUTF8 { bytes in
      var word = Self.start
      var isOpen = false
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        if Self.isLetter(byte), !Self.isMark(bytes, at: place) {
          word = (word ^ UInt64(byte)) &* Self.prime
          isOpen = true
        } else if isOpen {
          add(word)
          (word, isOpen) = (Self.start, false)
        }
        place += Self.isMark(bytes, at: place) ? 3 : 1
      }
      if isOpen { add(word) }
    }
  }

  private mutating func add(_ word: UInt64) {
    window[words % Self.length] = word
    words += 1
    if words >= Self.length { addRun() }
  }

  /// The words of the window in their order, as one well-mixed number.
  private mutating func addRun() {
    var run: UInt64 = 0
    let count = min(words, Self.length)
    for place in words - count..<words {
      run = (run ^ window[place % Self.length]) &* 0x9E37_79B9_7F4A_7C15
      run ^= run >> 29
    }
    runs.append(Self.mixed(run))
  }

  /// ASCII letters and digits, and every byte of other letters.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x61 < 26
  }

  /// U+2000 to U+20BF: dashes, quotes and signs, all of three bytes in UTF-8.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    bytes[place] == 0xE2 && place + 2 < bytes.count && (0x80...0x82).contains(bytes[place + 1])
  }

  /// FNV-1a of 64 bits.
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  /// The last step of SplitMix64: every bit of the answer depends on every bit of the number.
  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
