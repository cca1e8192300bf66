internal import ExemplarBundle
package import ExemplarCatalog
internal import ExemplarVocabulary

/// Asks for a new draft's keys one by one; each answer is checked at once, by the rules of the record.
///
/// Enter takes what is proposed, or skips the key; the end of the input ends the interview.
package struct NewInterview {
  /// Shows a question and gives the line that was typed; nil at the end of the input.
  package typealias Asking = (_ question: String) -> String?
  /// Shows a remark.
  package typealias Telling = (_ remark: String) -> Void

  private let context: RuleContext
  private let today: CalendarDay
  private let ask: Asking
  private let tell: Telling

  /// Prepares to ask, on a day that proposes the school year.
  package init(
    context: RuleContext, today: CalendarDay, ask: @escaping Asking, tell: @escaping Telling
  ) {
    self.context = context
    self.today = today
    self.ask = ask
    self.tell = tell
  }

  private struct Question {
    var key: RecordKey
    var words: String
    var proposal: String?
  }

  /// Asks for what is not known yet; nil when the input ended.
  package func run(known: [RecordKey: RecordAnswer]) -> [RecordKey: RecordAnswer]? {
    var answers = known
    for question in questions(known) where answers[question.key] == nil {
      switch question.key == .authors ? authors(question) : answer(question) {
      case .ended: return nil
      case .skipped: continue
      case .given(let answer): answers[question.key] = answer
      }
    }
    return answers
  }

  private enum Reply {
    case given(RecordAnswer)
    case skipped, ended
  }

  private func answer(_ question: Question) -> Reply {
    var proposal = question.proposal
    while true {
      let offered = proposal.map { " [\($0)]" } ?? ""
      guard let line = ask("\(question.words)\(offered): ") else { return .ended }
      let typed = singleLine(line)
      if typed == "-" || typed.isEmpty && proposal == nil { return .skipped }
      let answer = RecordAnswer(
        question.key, [typed.isEmpty ? proposal ?? "" : typed], with: context)
      // What was proposed needs no explaining.
      if !typed.isEmpty || !answer.isValid { for finding in answer.findings { explain(finding) } }
      if answer.isValid { return .given(answer) }
      proposal = answer.suggestion?.texts.joined(separator: ", ") ?? question.proposal
    }
  }

  /// One author after the other, until Enter.
  private func authors(_ question: Question) -> Reply {
    var texts: [String] = []
    while true {
      let words = texts.isEmpty ? question.words : "  Another author"
      guard let line = ask("\(words): ") else { return .ended }
      let typed = singleLine(line)
      if typed.isEmpty || typed == "-" {
        return texts.isEmpty
          ? .skipped : .given(RecordAnswer(.authors, texts, with: context))
      }
      let answer = RecordAnswer(.authors, texts + [typed], with: context)
      for finding in answer.findings { explain(finding) }
      if answer.isValid { texts.append(typed) }
    }
  }

  private func explain(_ finding: Diagnostic) {
    let isNote = finding.severity == .note
    tell("  \(finding.summary)\(isNote ? "" : finding.remedy.map { " \($0)" } ?? "")")
  }

  private func singleLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func questions(_ known: [RecordKey: RecordAnswer]) -> [Question] {
    [
      Question(key: .title, words: "Title"),
      Question(key: .summary, words: "Summary, one or two sentences"),
      Question(key: .language, words: "Language", proposal: "en"),
      Question(key: .school, words: "School"),
      Question(key: .schoolYear, words: "School year", proposal: schoolYear),
      Question(key: .grades, words: "Grades, as in “3, 4” or “6-8”"),
      Question(key: .subjects, words: "Subjects"),
      Question(key: .iste, words: "ISTE Standards, as in “4a, 1.5.d”"),
      Question(key: .concepts, words: "CS concepts, as in “AP.control”"),
      Question(
        key: .authors, words: "Author and role, as in “Grade 4 teacher: teacher”"),
      Question(key: .license, words: "License", proposal: "CC-BY-4.0"),
    ]
  }

  /// The school year of today: from July on, the one that begins this year.
  private var schoolYear: String? {
    SchoolYear(begins: today.month >= 7 ? today.year : today.year - 1)?.id
  }
}
