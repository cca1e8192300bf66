import ExemplarCommands
import ExemplarCuration
import ExemplarPresentation
import Foundation
import Testing

@Suite struct SubmissionTextTests {
  private static let now = Date(timeIntervalSince1970: 1795307400)  // 2026-11-22 00:30 UTC

  private static let ages: [(Double, String, String)] = [
    (-500, "less than a minute", "menos de un minuto"),
    (59, "less than a minute", "menos de un minuto"), (60, "1 minute", "1 minuto"),
    (3_599, "59 minutes", "59 minutos"), (3_600, "1 hour", "1 hora"),
    (86_399, "23 hours", "23 horas"), (86_400, "1 day", "1 día"), (259_200, "3 days", "3 días"),
    (5_097_600, "59 days", "59 días"), (6_048_000, "2 months", "2 meses"),
    (69_120_000, "2 years", "2 años"),
  ]

  @Test(arguments: ages)
  func `tells an age in words`(seconds: Double, english: String, spanish: String) {
    let since = Self.now.addingTimeInterval(-seconds)
    #expect(AgeText(since: since, now: Self.now).words == english)
    #expect(AgeText(since: since, now: Self.now, isSpanish: true).words == spanish)
    #expect(AgeText(since: since, now: Self.now).phrase == "for " + english)
  }

  private static let dates: [(String?, String, String)] = [
    (nil, "2026-11-22 00:30", "2026-11-22"), ("C.UTF-8", "2026-11-22 00:30", "2026-11-22"),
    ("POSIX", "2026-11-22 00:30", "2026-11-22"),
    ("en_US.UTF-8", "Nov 22, 2026 at 12:30 AM", "Nov 22, 2026"),
    ("es_MX.UTF-8", "22 nov 2026, 12:30 a.m.", "22 nov 2026"),
  ]

  @Test(arguments: dates)
  func `writes dates as the reader's system does`(name: String?, moment: String, day: String) {
    let locale = ReaderLocale(name, timeZone: .gmt)
    #expect(locale.moment(Self.now) == moment)
    #expect(locale.day("2026-11-22") == day)
  }

  @Test func `marks words with brackets in a pipe and with styles on a terminal`() throws {
    let difference = try JSONDecoder().decode(
      Difference.self,
      from: Data(
        """
        {"isFirst":false,"parts":[],"contents":{"keys":1,"words":1,"files":0,"bytes":0},
        "files":[{"kind":"renamed","path":"b.txt","oldPath":"a\\u001b.txt","oldSize":1,"newSize":1}],
        "keys":[{"kind":"changed","key":"title","old":"Red","new":"Green\\u001b[31m","added":[],
        "removed":[],"words":[]}]}
        """.utf8))
    let pipe = DifferencePrinter(.pipe).text(difference)
    #expect(
      pipe == """
        title                 [-Red-] {+Green␛[31m+}

        b.txt                 renamed from a␛.txt, 1 byte

        """)
    let terminal = Terminal(width: 80, color: .ansi256, attributes: true, isTerminal: true)
    let colored = DifferencePrinter(terminal).text(difference)
    #expect(!colored.contains("[-") && colored.contains("\u{1B}[9;38;5;130mRed\u{1B}[0m"))
  }
}
