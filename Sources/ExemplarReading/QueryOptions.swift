internal import ArgumentParser
internal import ExemplarSearch

/// The words of a question and one option a field.
struct QueryOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("What to look for; nothing browses everything.", valueName: "words"),
    completion: .words)
  var words: [String] = []

  @OptionGroup(title: "Fields") var fields: FieldOptions

  @Option(
    name: .customLong("not"),
    help: ArgumentHelp("Without this value; may be repeated.", valueName: "field=value"),
    completion: .exclusions)
  var not: [String] = []

  @Flag(help: "What cannot be used as typed is an error.")
  var strict = false

  @Flag(help: "Lessons that do not say pass filters on minutes, devices and internet.")
  var includeUnknown = false

  @Flag(help: "Words are words: “3rd grade” and “innovative designer” name no grade or standard.")
  var wordsOnly = false

  /// A request of the words and all options.
  func request() throws -> SearchRequest {
    try SearchLine.request(
      words: words, fields: fields.values, not: not, strict: strict,
      includeUnknown: includeUnknown, wordsOnly: wordsOnly)
  }
}

/// One option a field; the names are those of the field table.
struct FieldOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("ISTE standard or indicator: 4, 4a.", valueName: "value"),
    completion: .entries(of: "iste"))
  var iste: [String] = []
  @Option(
    help: ArgumentHelp("K–12 CS concept: AP, ap.control.", valueName: "value"),
    completion: .entries(of: "concepts"))
  var concept: [String] = []
  @Option(
    help: ArgumentHelp("K–12 CS practice: 4, P4.", valueName: "value"),
    completion: .entries(of: "practices"))
  var practice: [String] = []
  @Option(
    help: ArgumentHelp("California CS standard: 3-5.AP.13.", valueName: "value"),
    completion: .entries(of: "standards"))
  var standard: [String] = []
  @Option(
    help: ArgumentHelp("Digital citizenship topic.", valueName: "value"),
    completion: .entries(of: "citizenship"))
  var citizenship: [String] = []
  @Option(
    help: ArgumentHelp("Grade, band or range: 3, k-2, 3..5.", valueName: "value"),
    completion: .entries(of: "grades"))
  var grade: [String] = []
  @Option(
    help: ArgumentHelp("Subject: math, ela.", valueName: "value"),
    completion: .entries(of: "subjects"))
  var subject: [String] = []
  @Option(
    help: ArgumentHelp("School by id, name or alias.", valueName: "value"),
    completion: .entries(of: "schools"))
  var school: [String] = []
  @Option(
    help: ArgumentHelp("Program: ps-3.0, PS 3.", valueName: "value"),
    completion: .entries(of: "programs"))
  var program: [String] = []
  @Option(help: ArgumentHelp("School year or range: 2018-2019, 2017...", valueName: "value"))
  var year: [String] = []
  @Option(
    name: [.long, .customLong("lang")],
    help: ArgumentHelp("Language of the lesson: en, es.", valueName: "value"),
    completion: .entries(of: "languages"))
  var language: [String] = []
  @Option(help: ArgumentHelp("Class minutes: ..45, 30..60.", valueName: "range"))
  var minutes: [String] = []
  @Option(help: ArgumentHelp("Preparation minutes: ..10.", valueName: "range"))
  var prep: [String] = []
  @Option(
    help: ArgumentHelp("Devices: none, shared, one-to-one.", valueName: "value"),
    completion: .list(["none", "shared", "one-to-one"]))
  var devices: [String] = []
  @Option(
    help: ArgumentHelp("Internet needed: yes, no.", valueName: "value"),
    completion: .list(["yes", "no"]))
  var internet: [String] = []
  @Option(help: ArgumentHelp("Tool, as the record names it.", valueName: "value"))
  var tool: [String] = []
  @Option(help: ArgumentHelp("Keyword, as the record names it.", valueName: "value"))
  var keyword: [String] = []
  @Option(help: ArgumentHelp("Author, as the record names it.", valueName: "value"))
  var author: [String] = []
  @Option(
    help: ArgumentHelp("Has a part: process, slides, images.", valueName: "part"),
    completion: .list(["process", "reflection", "artifacts", "materials", "slides", "images"]))
  var has: [String] = []
  @Option(help: ArgumentHelp("Exactly this exemplar.", valueName: "value"), completion: .exemplars)
  var id: [String] = []
  @Option(help: ArgumentHelp("Words in the title.", valueName: "words"))
  var title: [String] = []
  @Option(help: ArgumentHelp("Words in the summary.", valueName: "words"))
  var summary: [String] = []
  @Option(help: ArgumentHelp("Words in the lesson.", valueName: "words"))
  var lesson: [String] = []
  @Option(help: ArgumentHelp("Words in the process.", valueName: "words"))
  var process: [String] = []
  @Option(help: ArgumentHelp("Words in the reflection.", valueName: "words"))
  var reflection: [String] = []
  @Option(help: ArgumentHelp("Words in the materials.", valueName: "words"))
  var materials: [String] = []

  /// Those that were given, by name.
  var values: [String: [String]] {
    let fields = [
      "iste": iste, "concept": concept, "practice": practice, "standard": standard,
      "citizenship": citizenship, "grade": grade, "subject": subject, "school": school,
      "program": program, "year": year, "language": language, "minutes": minutes, "prep": prep,
      "devices": devices, "internet": internet, "tool": tool, "keyword": keyword,
      "author": author, "has": has, "id": id, "title": title, "summary": summary,
      "lesson": lesson, "process": process, "reflection": reflection, "materials": materials,
    ]
    return fields.filter { !$0.value.isEmpty }
  }
}
