import ExemplarVocabulary
import Foundation
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Innovative Designer", "innovative designer"), ("  K–2 ", "k-2"), ("K—2", "k-2"),
    ("K‐2", "k-2"), ("K‑2", "k-2"), ("K−2", "k-2"), ("Diseñador  Innovador", "disenador innovador"),
    ("disen\u{303}ador", "disenador"), ("“Mid-City’s”", "\"mid-city's\""),
    ("a\u{A0}\u{2009}b", "a b"),
    ("a\t\r\n b", "a b"), ("wo\u{AD}rd", "word"), ("\u{FEFF}wo\u{200D}rd", "word"),
    ("Straße", "strasse"), ("ÆØŁ", "aeol"), ("œuvre", "oeuvre"), ("İstanbul", "istanbul"),
    ("ＫＩＤＳ　１２", "kids 12"), ("3º", "3o"), ("ﬁn", "fin"), ("…", "..."), ("a\0b", "a b"),
    ("a\u{1B}[31mb", "a [31mb"), ("ΣΟΦΟΣ", "σοφοσ"), ("Ёлка", "елка"), ("ガ", "カ\u{3099}"),
    ("", ""), (" \u{200B} ", ""), ("already folded", "already folded"),
    ("two  spaces", "two spaces"),
  ])
  func `folds what people write to what is compared`(written: String, expected: String) {
    #expect(folded(written).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  /// Scalars that the table leaves as they are although Unicode decomposes them.
  private func isLeftAsItIs(_ value: UInt32) -> Bool {
    [
      0x2E80...0x2FDF, 0x3131...0x318E, 0x3200...0x33FF, 0xF900...0xFAFF, 0xFB50...0xFDFF,
      0xFE70...0xFEFC, 0x1EE00...0x1EEFF, 0x1F200...0x1F2FF, 0x2F800...0x2FA1F,
    ].contains { $0.contains(value) }
  }

  @Test func `folds every scalar composed and decomposed alike, and what is folded not at all`() {
    var differing: [UInt32] = []
    for value in Array(UInt32(0)..<0x20000) + Array(0xE0000..<0xE0200) {
      guard let scalar = Unicode.Scalar(value), !isLeftAsItIs(value) else { continue }
      let text = "x\(Character(scalar))x"
      let once = folded(text)
      let decomposed = folded(text.decomposedStringWithCanonicalMapping)
      let isStable = folded(once).unicodeScalars.elementsEqual(once.unicodeScalars)
      if !isStable || !decomposed.unicodeScalars.elementsEqual(once.unicodeScalars) {
        differing.append(value)
      }
    }
    #expect(differing.map { String($0, radix: 16) } == [])
  }

  @Test func `leaves no capital letter that has a small one`() {
    let capitals = (UInt32(0x80)..<0x2000).compactMap(Unicode.Scalar.init).filter {
      // The table is of Unicode 14.
      ($0.properties.age?.major ?? 99) <= 14 && $0.properties.isUppercase
        && $0.properties.lowercaseMapping != String($0)
    }
    #expect(!capitals.isEmpty)
    // Cherokee and Georgian fold among themselves.
    for capital in capitals where !(0x10A0...0x10FF).contains(capital.value) {
      let text = String(capital)
      #expect(folded(text) == folded(capital.properties.lowercaseMapping), "\(capital.value)")
    }
  }

  @Test(arguments: ["Straße 3", "  a  é\u{301} ", "K–2", "ﬁ ＡＢ…", "한국어", "\0", "plain", ""])
  func `maps the same scalars as it folds, in rising order`(text: String) {
    let (scalars, map) = foldedWithMap(text)
    #expect(scalars.elementsEqual(folded(text).unicodeScalars))
    #expect(map.count == scalars.count)
    #expect(map == map.sorted())
    #expect(map.allSatisfy { $0 < text.unicodeScalars.count })
  }

  @Test func `maps each folded scalar to the one it came from`() {
    #expect(foldedWithMap("Straße 3").map == [0, 1, 2, 3, 4, 4, 5, 6, 7])
    #expect(foldedWithMap("  ￼ cafe\u{301}s").map == [2, 3, 4, 5, 6, 7, 9])
  }

  @Test func `gives one scalar's folding piece by piece`() {
    var word: [Unicode.Scalar] = []
    for scalar in "Ærø\u{301}".unicodeScalars { fold(scalar, into: &word) }
    #expect(word.elementsEqual("aero".unicodeScalars))
  }
}
