/// A new Markdown part: its headings, and under each what it is for, in a remark that no reader sees.
struct PartSkeleton {
  /// `lesson`, `process` or `reflection`.
  let name: String
  /// The first line.
  let title: String
  private let sections: [(heading: String, remark: String)]

  /// The three parts of a lesson, under its title where that is known.
  static func all(_ language: DraftLanguage, title: String?) -> [PartSkeleton] {
    let isSpanish = language == .spanish
    let lesson = title ?? language.choose("Lesson", "Lección")
    return [
      PartSkeleton(
        name: "lesson", title: lesson, sections: isSpanish ? leccion : Self.lesson),
      PartSkeleton(
        name: "process", title: language.choose("Process", "Proceso"),
        sections: isSpanish ? proceso : process),
      PartSkeleton(
        name: "reflection", title: language.choose("Reflection", "Reflexión"),
        sections: isSpanish ? reflexion : reflection),
    ]
  }

  /// The text of the file.
  var text: String {
    "# \(Self.escaped(title))\n"
      + sections.map { "\n## \($0.heading)\n\n<!-- \($0.remark) -->\n" }.joined()
  }

  /// A title as it was written, whatever signs of Markdown it holds.
  private static func escaped(_ title: String) -> String {
    var text = ""
    for character in title {
      if "\\`*_[]<>#&~|!".contains(character) { text += "\\" }
      text.append(character)
    }
    return text
  }

  private static let lesson = [
    ("Objectives", "What students will know and be able to do."),
    ("Materials", "What is needed, and for how many students. Files go into materials/."),
    ("Steps", "What happens, in order, with the minutes of each step."),
    ("Assessment", "How you see that they learned it."),
  ]

  private static let process = [
    ("Problem of practice", "Which problem in your teaching made you begin?"),
    ("Cycles of refinement", "What you tried, what you saw, what you tried next."),
    ("What changed", "What is different now, for students and for you."),
  ]

  private static let reflection = [
    ("What worked", "What you would do again."),
    ("What did not work", "What you would not do again, and why."),
    ("Advice to the next teacher", "What you wish somebody had told you."),
  ]

  private static let leccion = [
    ("Objetivos", "Lo que el grupo sabrá y podrá hacer."),
    ("Materiales", "Lo que hace falta, y para cuántas personas. Los archivos van en materials/."),
    ("Pasos", "Lo que sucede, en orden, con los minutos de cada paso."),
    ("Evaluación", "Cómo se ve que lo aprendieron."),
  ]

  private static let proceso = [
    ("Problema de práctica", "¿Qué problema de tu enseñanza te hizo empezar?"),
    ("Ciclos de mejora", "Lo que probaste, lo que viste, lo que probaste después."),
    ("Lo que cambió", "Lo que ahora es distinto, para el grupo y para ti."),
  ]

  private static let reflexion = [
    ("Lo que funcionó", "Lo que volverías a hacer."),
    ("Lo que no funcionó", "Lo que no repetirías, y por qué."),
    ("Consejos para quien siga", "Lo que te habría gustado saber antes."),
  ]
}
