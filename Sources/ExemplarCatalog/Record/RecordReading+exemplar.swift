internal import ExemplarBundle
internal import ExemplarVocabulary

extension RecordReading {
  /// Reads every key, in the order of the record's table, into an exemplar.
  ///
  /// Where a required key could not be read its value is empty and `unread` names it.
  mutating func exemplar() -> Exemplar {
    _ = read(.schema, SchemaRule())
    let id = read(.id, IdentifierRule())
    let title = read(.title, TextRule(longest: 200)) ?? ""
    var exemplar = Exemplar(
      id: id ?? "", title: title,
      summary: read(.summary, TextRule(longest: 600)) ?? "",
      language: read(.language, LanguageRule()) ?? "",
      school: read(.school, VocabularyRule(name: "schools"))
        ?? VocabularyEntry(id: "", scheme: "", label: ""),
      schoolYear: read(.schoolYear, SchoolYearRule()) ?? "",
      license: read(.license, LicenseRule()) ?? "")
    readPlace(into: &exemplar)
    readFrameworks(into: &exemplar)
    readTeaching(into: &exemplar)
    readOrigin(into: &exemplar)
    readFiles(into: &exemplar)
    return exemplar
  }

  private mutating func readPlace(into exemplar: inout Exemplar) {
    exemplar.program = read(.program, VocabularyRule(name: "programs"))
    let grades = list(.grades, GradeRule(), noun: "grade")
    exemplar.gradesAsWritten = grades.map(\.written)
    let ids = grades.flatMap(\.grades)
    exemplar.grades = context.vocabularies["grades"]?.ordered(ids) ?? ids
    exemplar.subjects = list(.subjects, VocabularyRule(name: "subjects"), noun: "subject")
  }

  private mutating func readFrameworks(into exemplar: inout Exemplar) {
    exemplar.iste = list(.iste, VocabularyRule(name: "iste"), noun: "standard")
    exemplar.concepts = list(.concepts, VocabularyRule(name: "concepts"), noun: "concept")
    exemplar.practices = list(.practices, VocabularyRule(name: "practices"), noun: "practice")
    exemplar.standards = list(.standards, VocabularyRule(name: "standards"), noun: "standard")
    exemplar.citizenship = list(.citizenship, VocabularyRule(name: "citizenship"), noun: "topic")
  }

  private mutating func readTeaching(into exemplar: inout Exemplar) {
    let word = TextRule(longest: 200)
    exemplar.keywords = list(.keywords, word, noun: "keyword")
    exemplar.tools = list(.tools, word, noun: "tool")
    exemplar.vocabulary = list(.vocabulary, word, noun: "word")
    exemplar.classMinutes = read(.classMinutes, MinutesRule())
    exemplar.prepMinutes = read(.prepMinutes, MinutesRule())
    exemplar.devices = read(.devices, VocabularyRule(name: "devices"))?.id
    exemplar.internet = read(.internet, FlagRule())
    exemplar.problemOfPractice = read(.problemOfPractice, TextRule(longest: 2000))
  }

  private mutating func readOrigin(into exemplar: inout Exemplar) {
    exemplar.date = read(.date, DateRule())?.description
    exemplar.authors = list(.authors, AuthorRule(), noun: "author")
    exemplar.adaptedFrom = read(.adaptedFrom, AdaptedFromRule())
    exemplar.source = read(.source, TextRule(longest: 2000))
    exemplar.prerequisites = list(.prerequisites, IdentifierRule(), noun: "exemplar")
    exemplar.related = list(.related, IdentifierRule(), noun: "exemplar")
    exemplar.sample = read(.sample, FlagRule()) ?? false
  }

  private mutating func readFiles(into exemplar: inout Exemplar) {
    exemplar.artifacts = list(.artifacts, ArtifactRule(), noun: "artifact")
    exemplar.materials = list(.materials, MaterialRule(), noun: "material")
  }
}
