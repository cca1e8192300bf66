import ExemplarCatalog
import ExemplarVocabulary
import Foundation
import Testing

/// What comes with the program, read from `index/vocabularies/`.
@Suite struct ShippedVocabulariesTests {
  private static let shipped = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try Vocabularies.load(folder: root.appending(path: "index/vocabularies"))
  }

  private func vocabulary(_ name: String) throws -> Vocabulary {
    try #require(try Self.shipped.get().vocabularies[name])
  }

  @Test func `loads without a finding`() throws {
    #expect(try Self.shipped.get().findings == [])
  }

  @Test(arguments: [
    ("iste", 35), ("concepts", 22), ("practices", 30), ("crosscutting", 5), ("standards", 127),
    ("csta-2017", 120), ("citizenship", 6), ("grades", 24), ("subjects", 22), ("schools", 71),
    ("programs", 5), ("languages", 15), ("devices", 3),
  ])
  func `has every entry`(name: String, count: Int) throws {
    #expect(try vocabulary(name).entries.count == count)
  }

  @Test func `resolves every id, code, name and alias to its own entry`() throws {
    for vocabulary in try Self.shipped.get().vocabularies.all {
      for entry in vocabulary.entries {
        let names = [entry.id, entry.code, entry.label, entry.labelEs].compactMap { $0 }
        for name in names + entry.aliases + ["\(entry.scheme):\(entry.id)"] {
          for form in [name, name.uppercased(), name.replacing("-", with: "–"), "  \(name) "] {
            let found = vocabulary.resolve(form).entry?.id
            #expect(found == entry.id, "\(vocabulary.name): \(form)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("iste", "4", "4"), ("iste", "4a", "4a"), ("iste", "4.A", "4a"), ("iste", "1.4.a", "4a"),
    ("iste", "innovative-designer", "4"), ("iste", "INNOVATE DESIGNER", "4"),
    ("iste", "disenador innovador", "4"), ("iste", "iste-students-2016:1.4", "4"),
    ("concepts", "algorithms-and-programming", "AP"), ("concepts", "ap.control", "AP.control"),
    ("concepts", "Cybersecurity", "NI.cybersecurity"), ("concepts", "CS", "CS"),
    ("concepts", "algoritmos y programacion", "AP"), ("practices", "4", "P4"),
    ("practices", "4.1", "P4.1"), ("practices", "developing-and-using-abstractions", "P4"),
    ("practices", "P4.Developing and Using Abstractions.1", "P4.1"),
    ("standards", "3–5.ap.13", "3-5.AP.13"), ("standards", "ca-cs-2018:3-5.AP.13", "3-5.AP.13"),
    ("csta-2017", "1b-ap-8", "1B-AP-08"),
    (
      "citizenship", "Privacy and Security",
      "privacy-and-security"
    ), ("citizenship", "dc2", "privacy-and-security"),
    ("subjects", "cs", "cs"), ("subjects", "Matemáticas", "math"), ("subjects", "P.E.", "pe"),
    ("subjects", "inglés", "ela"), ("schools", "Garvnaza ES", "garvanza-es"),
    ("schools", "garvanza elementary", "garvanza-es"),
    ("schools", "52 Street ES", "52nd-street-es"),
    ("schools", "mendez high school", "mendez-hs"), ("schools", "LACES", "laces"),
    ("schools", "Telfair Ave. ES", "telfair-es"), ("programs", "3.0", "ps-3.0"),
    ("programs", "PS 3", "ps-3.0"), ("programs", "ps-3", "ps-3.0"),
    ("programs", "Practitioner Schools 3.0", "ps-3.0"), ("languages", "Inglés", "en"),
    ("languages", "ESPANOL", "es"), ("devices", "unplugged", "none"),
    (
      "devices", "1:1",
      "one-to-one"
    ), ("devices", "One-to-One", "one-to-one"), ("devices", "sin computadora", "none"),
  ])
  func `understands what people write`(name: String, written: String, id: String) throws {
    #expect(try vocabulary(name).resolve(written).entry?.id == id)
  }

  @Test(arguments: [
    ("grades", "thrid", "3"), ("iste", "inovative desinger", "4"),
    ("schools", "Garvnaza", "garvanza-es"), ("concepts", "algorythms", "AP.algorithms"),
    ("subjects", "Mathmatics", "math"), ("schools", "Telfare Elementary", "telfair-es"),
    ("programs", "practicioner schools 4", "ps-4.0"), ("standards", "3-5.AP.133", "3-5.AP.13"),
    ("languages", "spansh", "es"), ("concepts", "cibersecurity", "NI.cybersecurity"),
  ])
  func `suggests what was meant first`(name: String, written: String, id: String) throws {
    guard case .unknown(let nearest) = try vocabulary(name).resolve(written) else {
      Issue.record("“\(written)” was not unknown")
      return
    }
    #expect(nearest.first?.id == id, "\(nearest.map(\.id))")
  }

  @Test(arguments: [
    ("grades", "secundaria"), ("grades", "junior"), ("grades", "Upper Grades"),
    ("grades", "primary"), ("schools", "Diego Rivera"), ("iste", "2.1"),
  ])
  func `tells what must not be guessed`(name: String, written: String) throws {
    guard case .ambiguous(_, let reason) = try vocabulary(name).resolve(written) else {
      Issue.record("“\(written)” was not ambiguous")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test(arguments: ["4", "5", "4.1", "1.4"])
  func `keeps bare numbers from meaning a concept`(written: String) throws {
    #expect(try vocabulary("concepts").resolve(written).entry == nil)
  }

  @Test func `puts grades under the bands of the facets`() throws {
    let grades = try vocabulary("grades")
    #expect(grades.children(of: "K-2").map(\.id) == ["PK", "TK", "K", "1", "2"])
    #expect(grades["K-2"]?.covers == ["K", "1", "2"])
    #expect(grades["elementary"]?.covers == ["TK", "K", "1", "2", "3", "4", "5"])
    #expect(grades.children(of: "9-12").map(\.id) == ["9", "10", "11", "12"])
  }

  @Test(arguments: [
    ("k-2", "K 1 2"), ("TK–2", "TK K 1 2"), ("..2", "PK TK K 1 2"), ("6th-8th", "6 7 8"),
    ("grades 3, 4 and 5", "3 4 5"), ("tercer grado", "3"), ("high school", "9 10 11 12"),
    ("preparatoria", "9 10 11 12"), ("9-12S", "9 10 11 12"), ("Pre-K", "PK"), ("1º y 2º", "1 2"),
    ("de 3er grado a 5to grado", "3 4 5"), ("middle school", "6 7 8"),
    ("primary grades", "TK K 1 2"),
  ])
  func `reads grades`(written: String, expected: String) throws {
    let expression = try GradeExpression(written, in: vocabulary("grades"))
    #expect(expression.grades.joined(separator: " ") == expected)
  }

  @Test func `says which grade was meant`() throws {
    let grades = try vocabulary("grades")
    let error = #expect(throws: ValueError.self) { try GradeExpression("thrid", in: grades) }
    #expect(error?.message == "“thrid” is not a grade. Did you mean “3”?")
  }
}
