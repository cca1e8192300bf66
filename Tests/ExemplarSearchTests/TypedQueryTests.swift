import ExemplarSearch
import Testing

@Suite struct TypedQueryTests {
  /// A short way to write a tree down.
  private func tree(_ clause: TypedQuery.Clause) -> String {
    switch clause {
    case .words(let text, _): text
    case .phrase(let text, _): "“\(text)”"
    case .prefix(let text, _): text + "*"
    case .field(let name, _, let values): name + "=" + values.map(\.text).joined(separator: "|")
    case .everything: "*"
    case .all(let items):
      "(" + items.map { ($0.excluded ? "-" : "") + tree($0.clause) }.joined(separator: " ") + ")"
    case .any(let choices): "[" + choices.map { tree($0) }.joined(separator: " | ") + "]"
    }
  }

  @Test(arguments: [
    ("paper circuits", "(paper circuits)"),
    ("\"design process\"", "“design process”"),
    ("“design process”", "“design process”"),
    ("«proceso de diseño»", "“proceso de diseño”"),
    ("-robot", "(-robot)"),
    ("–robot", "(-robot)"),
    ("NOT robot", "(-robot)"),
    ("paper -robot -grade:3", "(paper -robot -grade=3)"),
    ("NOT NOT robot", "robot"),
    ("circuits OR electricity", "[circuits | electricity]"),
    ("paper circuits OR light", "[(paper circuits) | light]"),
    ("paper AND circuits", "(paper circuits)"),
    ("(circuits OR light) paper", "([circuits | light] paper)"),
    ("circuits or light", "(circuits or light)"),
    ("comput*", "comput*"),
    ("*", "*"),
    ("", "()"),
    ("grade:3,5", "grade=3,5"),
    ("grade:3, 5 robots", "(grade=3|5 robots)"),
    ("grade: 3 robots", "(grade=3 robots)"),
    ("grade:(3 OR 5)", "grade=3|5"),
    ("school:\"lincoln elementary\" robots", "(school=lincoln elementary robots)"),
    ("school:\"a b\",\"c d\"", "school=a b|c d"),
    ("title:robots", "title=robots"),
    ("see https://example.org/a", "(see https://example.org/a)"),
    ("ratio 3:4", "(ratio 3:4)"),
    ("paper - circuits", "(paper circuits)"),
    ("rock'n'roll teacher’s", "(rock'n'roll teacher’s)"),
  ])
  func `reads what is typed as a tree`(typed: String, expected: String) {
    let query = TypedQuery(typed)
    #expect(tree(query.root) == expected)
    #expect(query.warnings.isEmpty)
  }

  @Test(arguments: [
    ("robot OR", "operator-alone", 6), ("OR robot", "operator-alone", 0),
    ("robot AND", "operator-alone", 6), ("robot NOT", "operator-alone", 6),
    ("(robot", "unmatched-parenthesis", 0), ("robot)", "unmatched-parenthesis", 5),
    ("say \"robot arm", "unclosed-quote", 4),
  ])
  func `tells the place of a sign that could not be used`(typed: String, code: String, place: Int) {
    let warning = TypedQuery(typed).warnings.first
    #expect(warning?.code == code)
    #expect(warning?.position == place)
  }

  @Test func `counts places in scalars`() {
    let query = TypedQuery("disen\u{303}o \u{1F916} grade:thrid")
    guard case .all(let items) = query.root, case .field(_, let range, let values) = items[2].clause
    else {
      Issue.record("The field was not read.")
      return
    }
    #expect(range.start == 10)
    #expect(values[0].range.start == 16)
  }

  @Test func `counts parentheses that it does not follow`() {
    let typed = String(repeating: "(", count: 30_000) + "robot"
    #expect(TypedQuery(typed).depth == 30_000)
  }

  @Test(arguments: ["OR", "AND OR NOT", "()", "( ( ) )", "\"", "::", "-", "- -", "\u{0}\u{1B}[2J"])
  func `reads signs without words without failing`(typed: String) {
    #expect(!TypedQuery(typed).text.isEmpty)
  }
}
