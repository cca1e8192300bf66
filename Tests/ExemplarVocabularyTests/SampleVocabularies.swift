import ExemplarVocabulary

/// A few grades with the forms that the tests speak of.
let grades: Vocabulary = {
  func entry(
    _ id: String, _ label: String, _ labelEs: String, _ aliases: [String], parent: String? = nil,
    covers: [String] = []
  ) -> VocabularyEntry {
    VocabularyEntry(
      id: id, code: id, scheme: "grades-us-ca", label: label, labelEs: labelEs, aliases: aliases,
      parent: parent, covers: covers)
  }
  let names = [
    ("1st", "first", "Primer"), ("2nd", "second", "Segundo"), ("3rd", "third", "Tercer"),
    ("4th", "fourth", "Cuarto"), ("5th", "fifth", "Quinto"), ("6th", "sixth", "Sexto"),
    ("7th", "seventh", "Séptimo"), ("8th", "eighth", "Octavo"), ("9th", "ninth", "Noveno"),
    ("10th", "tenth", "Décimo"), ("11th", "eleventh", "Undécimo"), ("12th", "twelfth", "Duodécimo"),
  ]
  func numbered(_ range: ClosedRange<Int>, parent: String) -> [VocabularyEntry] {
    range.map { number in
      let (ordinal, word, spanish) = names[number - 1]
      let aliases = [ordinal, "\(ordinal) grade", word, "\(word) grade"]
      return entry("\(number)", "Grade \(number)", "\(spanish) grado", aliases, parent: parent)
    }
  }
  func ids(_ range: ClosedRange<Int>) -> [String] { range.map { "\($0)" } }
  let entries =
    [
      entry("K-2", "Grades K–2", "Grados K–2", ["k to 2"], covers: ["K", "1", "2"]),
      entry("PK", "Preschool", "Preescolar", ["Pre-K", "PreK"], parent: "K-2"),
      entry(
        "TK", "Transitional Kindergarten", "Kínder de transición", ["T-K", "ETK"], parent: "K-2"),
      entry("K", "Kindergarten", "Kínder", ["kinder", "KG"], parent: "K-2"),
    ] + numbered(1...2, parent: "K-2")
    + [entry("3-5", "Grades 3–5", "Grados 3–5", ["upper elementary"], covers: ids(3...5))]
    + numbered(3...5, parent: "3-5")
    + [entry("6-8", "Grades 6–8", "Grados 6–8", ["6th-8th"], covers: ["7"])]
    + numbered(6...8, parent: "6-8")
    + [entry("9-12", "Grades 9–12", "Grados 9–12", [], covers: ids(9...12))]
    + numbered(9...12, parent: "9-12")
    + [
      entry(
        "elementary", "Elementary school", "Escuela primaria", ["ES", "primaria"],
        covers: ["TK", "K"] + ids(1...5)),
      entry(
        "middle", "Middle school", "Escuela intermedia", ["MS", "junior high"], covers: ids(6...8)),
      entry(
        "high", "High school", "Escuela preparatoria", ["HS", "senior high"], covers: ids(9...12)),
    ]
  return Vocabulary(
    name: "grades", title: "Grades", singular: "grade", entries: entries,
    ambiguous: [
      "secundaria": "grades 7–9 in Mexico; in US Spanish middle or high school",
      "junior": "grade 11, or “junior high” (7–8)", "primary": "K–2, or a whole elementary school",
      "upper grades": "3–5 in an elementary school",
    ])
}()

/// Two ISTE standards with indicators.
let iste = Vocabulary(
  name: "iste", title: "ISTE Standards for Students (2016)", singular: "ISTE standard",
  entries: [
    isteEntry("4", "Innovative Designer", "Diseñador innovador", ["1.4", "innovative-designer"]),
    isteEntry("4a", "Use a design process", nil, ["4.a", "1.4.a"], parent: "4"),
    isteEntry("4b", "Plan within constraints and risks", nil, ["4.b", "1.4.b"], parent: "4"),
    isteEntry("5", "Computational Thinker", "Pensador computacional", ["1.5", "CT"]),
    isteEntry("5a", "Define problems for computing", nil, ["5.a", "1.5.a"], parent: "5"),
  ], ambiguous: ["2.1": "section 2 is the ISTE Standards for Educators"])

private func isteEntry(
  _ id: String, _ label: String, _ labelEs: String?, _ aliases: [String], parent: String? = nil
) -> VocabularyEntry {
  VocabularyEntry(
    id: id, code: id, scheme: "iste-students-2016", label: label, labelEs: labelEs,
    aliases: aliases, parent: parent)
}

/// Some concepts, one id in capitals and one with a dot.
let concepts = Vocabulary(
  name: "concepts", title: "Concepts", singular: "K–12 CS concept",
  entries: [
    VocabularyEntry(
      id: "AP", code: "AP", scheme: "k12cs-2016", label: "Algorithms and Programming",
      labelEs: "Algoritmos y programación", aliases: ["algorithms-and-programming"]),
    VocabularyEntry(
      id: "AP.algorithms", scheme: "k12cs-2016", label: "Algorithms", labelEs: "Algoritmos",
      aliases: ["algorithm"], parent: "AP"),
    VocabularyEntry(
      id: "AP.program-development", scheme: "k12cs-2016", label: "Program Development",
      parent: "AP"),
    VocabularyEntry(
      id: "IC.safety-law-and-ethics", scheme: "k12cs-2016", label: "Safety, Law, and Ethics",
      labelEs: "Seguridad, ley y ética"),
  ])

/// Schools whose names resemble one another.
let schools = Vocabulary(
  name: "schools", title: "Schools", singular: "school",
  entries: [
    school("garvanza-es", "Garvanza Elementary Technology and Leadership Magnet", ["Garvnaza ES"]),
    school("laces", "Los Angeles Center for Enriched Studies", ["LACES", "Laces HS"]),
    school("los-angeles-hs", "Los Angeles High School", ["LA High", "L.A. High"]),
    school("mid-citys-prescott", "Mid-City's Prescott School of Enriched Sciences", []),
    school("rivera-green-design", "Diego Rivera: Green Design", ["Rivera HS"]),
    school("rivera-public-service", "Diego Rivera: Public Service", ["Rivera HS"]),
  ], ambiguous: ["Diego Rivera": "two small schools share this campus"])

private func school(_ id: String, _ label: String, _ aliases: [String]) -> VocabularyEntry {
  VocabularyEntry(id: id, scheme: "schools", label: label, aliases: aliases)
}
