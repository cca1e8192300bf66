import ExemplarSearch
import Testing

@Suite struct SentenceBoundaryTests {
  /// The sentences of a text, one after the other.
  private func sentences(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let boundary = SentenceBoundary(scalars)
    var sentences: [String] = []
    var place = 0
    while place < scalars.count {
      let end = max(boundary.end(from: place), place + 1)
      sentences.append(String(String.UnicodeScalarView(scalars[place..<end])))
      place = end
      while place < scalars.count, [" ", "\n"].contains(scalars[place]) { place += 1 }
    }
    return sentences
  }

  @Test(arguments: [
    ("Fold the card. Tape it.", ["Fold the card.", "Tape it."]),
    ("Why? Ask first! Then go.", ["Why?", "Ask first!", "Then go."]),
    ("Use paper, e.g. card stock. Fold it.", ["Use paper, e.g. card stock.", "Fold it."]),
    ("Dr. Ruiz came. So did Mrs. Lee.", ["Dr. Ruiz came.", "So did Mrs. Lee."]),
    ("See p. 4 first. Then fig. 12.", ["See p. 4 first.", "Then fig. 12."]),
    ("It costs 3.5 dollars. We pay 2.", ["It costs 3.5 dollars.", "We pay 2."]),
    ("We meet at 8 a.m. in room 3.", ["We meet at 8 a.m. in room 3."]),
    ("We end at 2 p.m. Then we clean.", ["We end at 2 p.m.", "Then we clean."]),
    ("He said no. No. 3 was right.", ["He said no.", "No. 3 was right."]),
    ("“Stop.” She ran. “Why?” he asked.", ["“Stop.”", "She ran.", "“Why?” he asked."]),
    ("Wait (it is hot.) Now touch.", ["Wait (it is hot.)", "Now touch."]),
    ("¿Qué pasa? ¡Mira! Brilla.", ["¿Qué pasa?", "¡Mira!", "Brilla."]),
    ("Usa papel, p. ej. cartulina. Dóblalo.", ["Usa papel, p. ej. cartulina.", "Dóblalo."]),
    ("La Sra. Díaz llegó. Ver pág. 7.", ["La Sra. Díaz llegó.", "Ver pág. 7."]),
    ("1. Fold the card. Tape it.\n2. Test.", ["1. Fold the card.", "Tape it.", "2. Test."]),
    ("a. Fold it. Go.", ["a. Fold it.", "Go."]),
    ("J. Smith of the U.S. Army wrote.", ["J. Smith of the U.S. Army wrote."]),
    ("Materials\nCopper tape\nFold it.", ["Materials", "Copper tape", "Fold it."]),
    ("And then… nothing came. Really…", ["And then… nothing came.", "Really…"]),
    ("Una frase sin fin", ["Una frase sin fin"]), (".", ["."]), ("...", ["..."]),
    ("Luz 🤖. Otra 👩‍🔬! Fin", ["Luz 🤖.", "Otra 👩‍🔬!", "Fin"]),
  ])
  func `ends sentences where a reader does`(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("Fold it. Tape the card now.", 14, 9), ("Fold it. Tape the card now.", 3, 0),
    ("Steps\nTape the card.", 12, 6), ("See p. 4 of it.", 9, 0), ("Ay. «¿Qué es?» dijo.", 8, 4),
  ])
  func `begins sentences where a reader does`(text: String, place: Int, start: Int) {
    #expect(SentenceBoundary(Array(text.unicodeScalars)).start(before: place) == start)
  }
}
