import ExemplarCatalog
import ExemplarVocabulary

/// A few words of each vocabulary, enough for one lesson.
let smallVocabularies = Vocabularies(all: [
  Vocabulary(
    name: "schools", title: "Schools", singular: "school",
    entries: [
      .init(id: "garvanza-es", scheme: "schools", label: "Garvanza Elementary School"),
      .init(id: "20th-street-es", scheme: "schools", label: "20th Street Elementary School"),
    ]),
  Vocabulary(
    name: "programs", title: "Programs", singular: "program",
    entries: [
      .init(
        id: "ps-3.0", code: "3.0", scheme: "programs", label: "Innovative Designer",
        aliases: ["PS 3"])
    ]),
  Vocabulary(
    name: "devices", title: "Devices", singular: "arrangement of devices",
    entries: [
      .init(id: "none", scheme: "devices", label: "No devices", aliases: ["unplugged"]),
      .init(id: "shared", scheme: "devices", label: "Shared devices"),
    ]),
  Vocabulary(name: "grades", title: "Grades", singular: "grade", entries: smallGrades),
  Vocabulary(
    name: "subjects", title: "Subjects", singular: "subject",
    entries: [
      .init(id: "science", scheme: "subjects", label: "Science", labelEs: "Ciencias"),
      .init(id: "math", scheme: "subjects", label: "Mathematics", aliases: ["Maths"]),
    ]),
  Vocabulary(
    name: "iste", title: "ISTE Standards", singular: "ISTE standard",
    entries: [
      .init(id: "4", scheme: "iste-students-2016", label: "Innovative Designer"),
      .init(
        id: "4a", scheme: "iste-students-2016", label: "Use a design process", aliases: ["1.4.a"],
        parent: "4"),
    ]),
  Vocabulary(
    name: "concepts", title: "Concepts", singular: "concept",
    entries: [.init(id: "AP.control", scheme: "k12cs-2016", label: "Control")]),
  Vocabulary(
    name: "practices", title: "Practices", singular: "practice",
    entries: [.init(id: "P4", code: "4", scheme: "k12cs-2016", label: "Using abstractions")]),
  Vocabulary(
    name: "standards", title: "California standards", singular: "standard",
    entries: [.init(id: "3-5.AP.13", scheme: "ca-cs-2018", label: "Decompose problems")]),
  Vocabulary(
    name: "citizenship", title: "Topics", singular: "topic",
    entries: [.init(id: "DC2", scheme: "topics", label: "Privacy and security")]),
  Vocabulary(
    name: "languages", title: "Languages", singular: "language",
    entries: [.init(id: "es", scheme: "bcp-47", label: "Spanish", aliases: ["castellano"])]),
])

private let smallGrades: [VocabularyEntry] =
  ["K", "3", "4", "5"].map { grade in
    .init(
      id: grade, scheme: "grades", label: "Grade \(grade)",
      aliases: grade == "3" ? ["third", "3rd"] : [])
  } + [.init(id: "3-5", scheme: "grades", label: "Grades 3–5", covers: ["3", "4", "5"])]
