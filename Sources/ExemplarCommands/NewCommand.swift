internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar new`: a draft to begin with.
struct NewCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a lesson: a folder with a record to fill in.",
    discussion: """
      On a terminal it asks; Enter skips a question, Control-D ends without writing anything. In a script it takes
      what the options say and leaves the rest empty. Several values: repeat the option, or part them with commas.
        exemplar new paper-circuits
        exemplar new paper-circuits --title "Paper Circuits" --grade 3,4 --iste 4a
      """)

  @Argument(help: ArgumentHelp("The new folder.", valueName: "dir"))
  var directory: String
  @Option(help: "The name of the lesson.") var title: String?
  @Option(help: "What a result list says of it.") var summary: String?
  @Option(help: "Its language: en, es, …") var language: String?
  @Option(help: "The school, by any of its names.") var school: String?
  @Option(help: ArgumentHelp("As in 2026-2027.", valueName: "year")) var schoolYear: String?
  @Option(help: "The Practitioner Schools program.") var program: String?
  @Option(help: "Grades or bands.") var grade: [String] = []
  @Option(help: "Subjects.") var subject: [String] = []
  @Option(help: ArgumentHelp("ISTE Standards for Students.", valueName: "standard"))
  var iste: [String] = []
  @Option(help: "Concepts of the K–12 CS Framework.") var concept: [String] = []
  @Option(help: "Practices of the K–12 CS Framework.") var practice: [String] = []
  @Option(help: "Words that people may search for.") var keyword: [String] = []
  @Option(help: ArgumentHelp("As in “Grade 4 teacher:teacher”.", valueName: "name:role"))
  var author: [String] = []
  @Option(help: "SPDX identifier, as in CC-BY-4.0.") var license: String?
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    guard !directory.isEmpty else {
      throw Self.mistyped("A new draft needs a folder: exemplar new DIR")
    }
    let desk = try Desk(common)
    let place = try NewDraft.Place(directory)
    var answers = try given(desk.context)
    if asks {
      guard let asked = interview(desk.context, console).run(known: answers) else {
        FileHandle.standardError.write(Data("\n".utf8))
        console.remark("Ended; nothing was written.")
        throw Stop.notFound()
      }
      answers = asked
    }
    let draft = NewDraft(vocabularies: desk.vocabularies, values: answers.mapValues(\.value))
    try draft.write(to: place)
    try print(draft, console)
  }

  /// Only a person at a terminal is asked.
  private var asks: Bool { !common.json && !common.quiet && isatty(0) == 1 && isatty(2) == 1 }

  private func interview(_ context: RuleContext, _ console: Console) -> NewInterview {
    console.remark("Enter skips a question; everything can be changed in exemplar.yaml later.")
    return NewInterview(
      context: context, today: context.today,
      ask: { question in
        FileHandle.standardError.write(Data(TerminalText.safe(question).utf8))
        return readLine()
      }, tell: { console.remark(TerminalText.safe($0)) })
  }

  // MARK: The options

  private var options: [(name: String, key: RecordKey, texts: [String])] {
    [
      ("title", .title, [title].compactMap(\.self)),
      ("summary", .summary, [summary].compactMap(\.self)),
      ("language", .language, [language].compactMap(\.self)),
      ("school", .school, [school].compactMap(\.self)),
      ("school-year", .schoolYear, [schoolYear].compactMap(\.self)),
      ("program", .program, [program].compactMap(\.self)), ("grade", .grades, grade),
      ("subject", .subjects, subject), ("iste", .iste, iste), ("concept", .concepts, concept),
      ("practice", .practices, practice), ("keyword", .keywords, keyword),
      ("author", .authors, author), ("license", .license, [license].compactMap(\.self)),
    ]
  }

  /// What the options say, all of it right; what is wrong is told at once for all of them.
  private func given(_ context: RuleContext) throws -> [RecordKey: RecordAnswer] {
    var answers: [RecordKey: RecordAnswer] = [:]
    var faults: [Problem.Item] = []
    for option in options where !option.texts.isEmpty {
      let answer = RecordAnswer(option.key, option.texts, with: context)
      answers[option.key] = answer
      if answer.isValid { continue }
      let errors = answer.findings.filter { $0.severity == .error }
      faults += errors.map { error in
        let words = [error.summary, error.remedy].compactMap(\.self).joined(separator: " ")
        return Problem.Item(parameter: option.name, detail: "--\(option.name): \(words)")
      }
      if errors.isEmpty {
        faults.append(
          .init(parameter: option.name, detail: "--\(option.name): The value is empty."))
      }
    }
    guard faults.isEmpty else { throw Self.mistyped(faults) }
    return answers
  }

  private static func mistyped(_ faults: [Problem.Item]) -> Stop {
    var stop = mistyped("No draft was made. Mend these and run it again:")
    stop.problem?.errors = faults
    return stop
  }

  private static func mistyped(_ detail: String) -> Stop {
    Stop.mistyped(
      Problem(
        code: "invalid-option", title: "An option has a value that it does not know",
        detail: detail))
  }

  // MARK: What is said

  private func print(_ draft: NewDraft, _ console: Console) throws {
    if common.json {
      return console.answer(try AnswerJSON.text(NewAnswer(draft, in: directory)))
    }
    let folder = TerminalText.safe(directory)
    let missing =
      draft.missing.map(\.rawValue) + (draft.lacksFramework ? ["iste or cs-concepts"] : [])
    var lines = [
      "There is a new draft in \(folder):",
      "  exemplar.yaml                          the record",
      "  lesson.md, process.md, reflection.md   the lesson, how it came about, what was learned",
      "  materials/                             handouts, slides, rubrics",
      "  artifacts/                             student and teacher work, each with its consent",
    ]
    if !missing.isEmpty {
      lines.append("Still to be filled in: \(missing.joined(separator: ", ")).")
    }
    console.answer(lines.joined(separator: "\n") + "\n")
    console.remark("Next: write, and look what is missing with  exemplar check \(folder)")
  }
}

/// The answer of `new` as JSON, schema 1.
struct NewAnswer: Encodable {
  let schema = 1
  let draft: String
  let files: [String]
  let missing: [String]
  let lacksFramework: Bool

  init(_ draft: NewDraft, in folder: String) {
    self.draft = folder
    files = draft.files.map(\.path)
    missing = draft.missing.map(\.rawValue)
    lacksFramework = draft.lacksFramework
  }
}
