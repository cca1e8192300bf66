import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

/// Faults of `synonyms.yaml` and `glossary.yaml`: told with their lines, and the sound rest is used.
@Suite struct WordFilesTests {
  private func load(
    _ name: String, _ text: String
  ) throws -> (settings: IndexSettings, findings: [Diagnostic]) {
    let school = try SmallRepository()
    try text.write(
      to: school.folder.url("index/" + name), atomically: true, encoding: .utf8)
    let loaded = try IndexSettings.load(repository: school.repository)
    return (loaded.settings, loaded.findings.filter { $0.path == "index/" + name })
  }

  private func told(_ findings: [Diagnostic]) -> [String] {
    findings.map { "\($0.line ?? 0) \($0.severity) \($0.code)" }
  }

  @Test func `ships words without a fault, and at least 200 entries of the glossary`() throws {
    let repository = try Repository(at: Checkout.path)
    let (settings, findings) = try IndexSettings.load(repository: repository)
    let words = ["index/glossary.yaml", "index/synonyms.yaml"]
    #expect(findings.filter { words.contains($0.path ?? "") }.map(\.summary) == [])
    #expect(settings.glossary.count >= 200)
  }

  @Test func `tells what is wrong in a glossary and uses the rest`() throws {
    let (settings, findings) = try load(
      "glossary.yaml",
      """
      entries:
        - {en: [loop], es: [bucle, ciclo]}
        - loop, bucle
        - {en: [rubric], sp: [rúbrica]}
        - {en: [rubric], es: []}
        - {en: [map, Map], es: [mapa]}
        - {en: [the, of], es: [red]}
        - {en: ["…"], es: [nada]}
        - {en: [loop], es: [bucle, ciclo]}
        - {en: [one two three four five six seven eight nine], es: [muchos]}
        - {en: [{a: b}], es: [luz]}
        - {en: light, es: luz, about: a note}
      """)
    #expect(
      told(findings) == [
        "3 warning not-a-mapping", "4 warning unknown-key", "4 warning one-sided-entry",
        "5 warning one-sided-entry", "6 warning repeated-term", "7 warning stopword-term",
        "7 warning stopword-term", "7 warning one-sided-entry", "8 warning empty-term",
        "8 warning stopword-term", "8 warning one-sided-entry", "9 warning repeated-entry",
        "10 warning long-term", "10 warning stopword-term", "10 warning one-sided-entry",
        "11 warning not-a-term", "11 warning one-sided-entry",
      ])
    #expect(
      settings.glossary.map(\.sides) == [
        ["en": [["loop"]], "es": [["bucle"], ["ciclo"]]], ["en": [["map"]], "es": [["mapa"]]],
        ["en": [["light"]], "es": [["luz"]]],
      ])
  }

  @Test(arguments: [
    ("glossary.yaml", "entries: {en: [loop], es: [bucle]}", "1 warning not-a-list"),
    ("glossary.yaml", "- {en: [loop], es: [bucle]}", "1 error record-not-mapping"),
    ("glossary.yaml", "terms: []", "1 warning missing-key"),
    (
      "glossary.yaml", "entries:\n  - {en: [loop], en: [lap], es: [bucle]}",
      "2 warning duplicate-key"
    ),
    ("glossary.yaml", "entries:\n  - {en: [loop, es: [bucle]}\n", "2 error yaml-syntax"),
    ("synonyms.yaml", "groups:\n  - [loop, cycle\n", "3 error"),
    ("synonyms.yaml", "gruops:\n  - [loop, cycle]\n", "1 error missing-key"),
  ])
  func `tells the line of what cannot be read`(name: String, text: String, told: String) throws {
    let findings = try load(name, text).findings
    #expect(self.told(findings).first?.hasPrefix(told) == true, "\(self.told(findings))")
  }

  @Test func `tells what is wrong in the synonyms and uses the rest`() throws {
    let (settings, findings) = try load(
      "synonyms.yaml",
      """
      groups:
        - [loop, cycle]
        - [cycle, round]
        - [lonely]
        - [loop, Loop, LOOP]
        - [the of, into the]
        - loop, cycle
        - [cycle, loop]
        - [[nested], plain, simple]
      one-way:
        - {from: a b, to: [alphabet]}
        - {form: robotics, to: [robot]}
        - {from: robots, to: [robots, machine]}
        - {from: maze, to: maze}
      """)
    #expect(
      told(findings) == [
        "3 note shared-synonym", "4 warning lonely-synonym", "5 warning repeated-term",
        "5 warning repeated-term", "5 warning lonely-synonym", "6 warning stopword-term",
        "6 warning stopword-term", "7 warning not-a-list", "8 warning repeated-group",
        "9 warning not-a-term", "12 warning unknown-key", "12 warning incomplete-rule",
        "13 warning circular-rule", "14 warning circular-rule",
      ])
    let synonyms = settings.synonyms
    #expect(synonyms.alternatives(for: ["loop"]) == [["cycle"]])
    #expect(synonyms.alternatives(for: ["cycle"]) == [["loop"], ["round"]])
    #expect(synonyms.alternatives(for: ["plain"]) == [["simple"]])
    #expect(synonyms.alternatives(for: ["robots"]) == [["machine"]])
    #expect(synonyms.alternatives(for: ["maze"]) == [])
  }

  @Test func `uses few of a thousand synonyms that point at each other`() throws {
    let names = (1...1_000).map { "word\($0)" }
    let clock = ContinuousClock()
    let start = clock.now
    var text = "groups:\n  - [\(names.joined(separator: ", "))]\n"
    for name in names { text += "  - [\(name), \(names[names.count - 1]), other\(name)]\n" }
    let (settings, findings) = try load("synonyms.yaml", text)
    #expect(clock.now - start < .seconds(20))
    #expect(told(findings).first == "2 warning large-group")
    #expect(findings.contains { $0.code == "many-synonyms" && $0.summary.contains("word1000") })
    for name in names {
      let others = settings.synonyms.alternatives(for: [name])
      #expect(others.count <= SynonymTable.most)
      for other in others {
        #expect(settings.synonyms.alternatives(for: other).contains([name]))
      }
    }
  }
}
