import ExemplarCatalog
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

/// Lessons in languages without a stemmer, and without spaces.
private func collection() throws -> TinyCollection {
  try TinyCollection([
    .lesson("robots", title: "Robots", lesson: "A robot leaves the maze."),
    .lesson(
      "jiqiren", title: "机器人走迷宫", language: "zh", lesson: "学生们编写程序让机器人走出迷宫。"),
    .lesson("renqi", title: "人气", language: "zh", lesson: "人的机会和乐器。"),
    .lesson("robotto", title: "ロボットの迷路", language: "ja", lesson: "プログラムでロボットを動かす。"),
    .lesson("lobos", title: "로봇 미로", language: "ko", lesson: "학생들이 로봇을 움직이는 프로그래밍을 배웁니다."),
    .lesson("hunyon", title: "หุ่นยนต์ในเขาวงกต", language: "th", lesson: "นักเรียนเขียนโปรแกรมให้หุ่นยนต์"),
    .lesson(
      "rubut", title: "الروبوت في المتاهة", language: "ar", lesson: "يبرمج الطلاب الروبوتات."),
    .lesson("robotner", title: "Ռոբոտը լաբիրինթոսում", language: "hy", lesson: "Ռոբոտները"),
    .lesson(
      "laro", title: "Ang robot sa laberinto", language: "tl",
      lesson: "Ginagamit ng mga mag-aaral ang robot."),
  ])
}

@Suite struct ManyScriptsTests {
  private func ids(_ text: String) throws -> [String] {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    return try IndexReader(lessons.index).search(SearchRequest(text)).hits.map(\.card.id)
  }

  @Test(arguments: [
    ("机器", "jiqiren"), ("机器人", "jiqiren"), ("程序", "jiqiren"), ("迷宫", "jiqiren"),
    ("机器人 迷宫", "jiqiren"), ("title:迷宫", "jiqiren"), ("\"机器人\"", "jiqiren"),
    ("ロボット", "robotto"), ("迷路", "robotto"), ("로봇", "lobos"), ("프로그래밍", "lobos"),
    ("학생", "lobos"), ("หุ่นยนต์", "hunyon"), ("โปรแกรม", "hunyon"), ("الروبوت", "rubut"),
    ("Ռոբոտը", "robotner"), ("mag-aaral", "laro"), ("迷", "jiqiren"), ("robot迷宫", "jiqiren"),
  ])
  func `finds a word in the middle of a sentence`(typed: String, id: String) throws {
    for form in [typed, typed.decomposedStringWithCanonicalMapping] {
      #expect(try ids(form).first == id, "\(form.unicodeScalars.map { $0.value })")
    }
  }

  @Test func `asks for two signs side by side, not for both anywhere`() throws {
    #expect(try ids("机器") == ["jiqiren"])
    #expect(try ids("器机") == [])
  }

  @Test(arguments: [
    "🤖", "🤖🧑🏽‍🏫 robots", "\u{202E}robots\u{202C}", "الروبوت robots",
    String(repeating: "a", count: 400),
    String(repeating: "é", count: 400), String(repeating: "😀", count: 400),
    String(repeating: "가", count: 60), String(repeating: "a", count: 400) + "*",
    "title:" + String(repeating: "x", count: 400), "\"" + String(repeating: "ñ", count: 400) + "\"",
    "school:" + String(repeating: "é", count: 400), "robot机器人ロボット로봇", "ⓡⓞⓑⓞⓣ", "ＲＯＢＯＴ",
    "e\u{301}\u{301}\u{301}\u{301}", "\u{0}\u{1B}[31m", "т̵̢͝е̶с̷т̸", "\u{1112}", "\u{11A8}", "ﷺ", "㍿",
    "ไ", "ៗ",
  ])
  func `answers anything that can be typed`(typed: String) throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    _ = try reader.search(SearchRequest(typed))
    _ = try reader.search(SearchRequest("robots -" + typed))
    #expect(try reader.search(SearchRequest("robots")).total > 0)
  }

  @Test func `tells the limit for a sentence of more signs than words are allowed`() throws {
    let lessons = try collection()
    defer { withExtendedLifetime(lessons) {} }
    let reader = try IndexReader(lessons.index)
    #expect(throws: SearchError.limit(what: "words", asked: 99, allowed: 64)) {
      try reader.search(SearchRequest(String(repeating: "机器", count: 50)))
    }
  }

  @Test func `answers at once with a thousand synonyms in the settings`() throws {
    let table = SynonymTable(groups: [(1...1_000).map { "word\($0)" }])
    #expect(table.alternatives(for: ["word1"]).count == SynonymTable.most)
    #expect(table.alternatives(for: ["word13"]).count == SynonymTable.most)
    #expect(table.alternatives(for: ["word14"]) == [])
    #expect(try SynonymTable(stored: StoredBytes(table.stored)) == table)
  }
}
