import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct RuleSeveritiesTests {
  private func read(_ yaml: String) -> (severities: RuleSeverities, findings: [Diagnostic]) {
    RuleSeverities.read(Array(yaml.utf8))
  }

  @Test func `ships every code with the program's own severity, each once`() throws {
    let bytes = try Array(
      Data(contentsOf: URL(fileURLWithPath: Checkout.path + "/index/rules.yaml")))
    let (severities, findings) = RuleSeverities.read(bytes)
    #expect(findings == [] && severities == .standard)
    let groups = try #require(RecordValue.read(yaml: bytes).record)
    guard case .mapping(let entries) = groups.content else { return }
    let codes = entries.flatMap { group -> [String] in
      guard case .mapping(let rows) = group.value.content else { return [] }
      return rows.map(\.key)
    }
    #expect(Set(codes) == Set(KnownRule.all.keys))
    #expect(codes.count == Set(codes).count)
  }

  @Test func `knows every code that stands in the sources of the bundle`() throws {
    let notCodes: Set<String> = [
      "adapted-from", "bag-size", "ca-cs-standards", "class-minutes", "consent-expires",
      "cs-concepts",
      "cs-practices", "digital-citizenship", "external-identifier", "paper-circuits",
      "payload-oxum",
      "prep-minutes", "problem-of-practice", "school-year",
    ]
    let folder = URL(fileURLWithPath: Checkout.path + "/Sources/ExemplarBundle")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var seen: Set<String> = []
    for case let file as URL in files
    where file.pathExtension == "swift" && file.lastPathComponent != "BundleCode.swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      for match in lines.joined(separator: "\n").matches(of: /"([a-z]+(?:-[a-z0-9]+)+)"/) {
        seen.insert(String(match.1))
      }
    }
    #expect(seen.count > 60)
    #expect(seen.subtracting(notCodes).filter { KnownRule.all[$0] == nil } == [])
  }

  @Test func `lets a repository make findings milder or more severe`() throws {
    let (severities, findings) = read(
      "accessibility:\n  heading-jump: error\n  link-text: note\nmissing-framework: warning\n")
    #expect(findings == [])
    var context = smallContext
    context.severities = severities
    let bundle = try LessonBuilder().with("iste", nil).lesson(
      "# A\n\n### B\n\n[here](https://a.org)"
    )
    .bundle()
    #expect(
      Exemplar.resolve(bundle, with: context).findings.map(brief) == [
        "warning missing-framework exemplar.yaml:1 iste", "error heading-jump lesson.md:3",
        "note link-text lesson.md:5",
      ])
  }

  @Test(arguments: [
    ("email-address: note", "email-address", "warning"),
    ("expired-consent: warning", "expired-consent", "error"),
    ("symbolic-link: note", "symbolic-link", "error"),
    ("file-changed: warning", "file-changed", "error"),
    ("missing-key: warning", "missing-key", "error"),
    ("unlisted-artifact: note", "unlisted-artifact", "error"),
  ])
  func `refuses to make milder what protects`(line: String, code: String, own: String) throws {
    let (severities, findings) = read("a:\n  \(line)\n")
    #expect(severities == .standard)
    #expect(findings.map(brief) == ["error lowered-rule index/rules.yaml:2 \(code)"])
    #expect(findings[0].remedy == "Write “\(code): \(own)”, or remove the line.")
  }

  @Test func `keeps an error of artifacts an error where the rule becomes an error or stays`()
    throws
  {
    let (severities, findings) = read("phone-number: error\nempty-part: note\n")
    #expect(findings == [])
    var context = smallContext
    context.severities = severities
    let bundle = try LessonBuilder().lesson("Call 213-555-0123").bundle()
    #expect(
      Exemplar.resolve(bundle, with: context).findings.map(brief) == [
        "error phone-number lesson.md:1"
      ])
    let empty = Diagnostic("empty-part", .error, path: "lesson.md", "x")
    #expect(severities.settled([empty]) == [empty])
  }

  @Test(arguments: [
    (
      "headng-jump: note", "warning unknown-rule index/rules.yaml:1 headng-jump",
      "Did you mean “heading-jump”?"
    ),
    (
      "heading-jump: severe", "error bad-severity index/rules.yaml:1 heading-jump",
      "Write error, warning or note."
    ),
    (
      "heading-jump: [note]", "error bad-severity index/rules.yaml:1 heading-jump",
      "Write error, warning or note."
    ),
  ])
  func `tells what it cannot read, with the line`(yaml: String, finding: String, remedy: String)
    throws
  {
    let (severities, findings) = read(yaml)
    #expect(severities == .standard)
    #expect(findings.map(brief) == [finding] && findings[0].remedy == remedy)
  }

  @Test func `reads a missing and an empty file as the program's own severities`() throws {
    let folder = try TemporaryFolder()
    #expect(try RuleSeverities.read(in: folder.path).severities == .standard)
    #expect(read("# nothing\n").findings == [])
    #expect(read("a: [\n").findings.map(\.severity) == [.error])
  }
}
