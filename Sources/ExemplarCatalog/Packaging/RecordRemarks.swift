/// What the person who fills in a record is told about each key, line by line.
struct RecordRemarks {
  let language: DraftLanguage

  /// The lines above the whole record.
  var opening: [String] {
    language == .spanish
      ? [
        "La ficha de esta lección: lo que otras maestras y maestros leen al buscarla.",
        "Las líneas que empiezan con # son notas; el programa no las lee.",
        "Revísala cuantas veces quieras:  exemplar check .",
      ]
      : [
        "The record of this lesson: what other teachers read when they look for it.",
        "Lines that begin with # are remarks; the program does not read them.",
        "Check it as often as you like:  exemplar check .",
      ]
  }

  var required: String { language.choose("What every record has", "Lo que toda ficha tiene") }
  var optional: String {
    language.choose(
      "What helps others find it and teach it: take away the # of what you fill in",
      "Lo que ayuda a encontrarla y a enseñarla: quita el # de lo que llenes")
  }
  var files: String { language.choose("Files", "Archivos") }
  var example: String { language.choose("For example:", "Por ejemplo:") }

  /// What a key holds.
  func lines(_ key: RecordKey) -> [String] {
    language == .spanish ? Self.spanish(key) : Self.english(key)
  }

  private static func english(_ key: RecordKey) -> [String] {
    switch key {
    case .id: ["The id is given when the draft is first packed, from the title, and stays."]
    case .title: ["The name of the lesson, up to 200 characters."]
    case .summary:
      ["What a teacher reads in a list of results: up to 600 characters of plain text."]
    case .language: ["The language of the lesson: en, es or another tag (BCP 47)."]
    case .school: ["The school, by any of its names. All of them: exemplar vocabulary schools"]
    case .program: ["The Practitioner Schools program, by number or name."]
    case .schoolYear: ["The school year in which the lesson was taught."]
    case .grades: ["Grades or bands: K, 3, 3-5, 6th, high school."]
    case .subjects: ["One subject or several. All of them: exemplar vocabulary subjects"]
    case .iste:
      [
        "ISTE Standards for Students, or their indicators: exemplar vocabulary iste",
        "At least one here or under cs-concepts.",
      ]
    case .concepts:
      ["Concepts of the K–12 Computer Science Framework: exemplar vocabulary concepts"]
    case .practices: ["Practices of the framework: exemplar vocabulary practices"]
    case .standards: ["California Computer Science Standards: exemplar vocabulary standards"]
    case .citizenship: ["Topics of digital citizenship: exemplar vocabulary citizenship"]
    case .keywords: ["Words that people may search for."]
    case .tools: ["Programs, devices and materials that the lesson uses."]
    case .vocabulary: ["Words that the lesson teaches."]
    case .date: ["The day on which it was written, YYYY-MM-DD."]
    case .classMinutes: ["Minutes in class, for the whole lesson."]
    case .prepMinutes: ["Minutes to prepare it."]
    case .devices: ["Devices: none, shared or one-to-one."]
    case .internet: ["Whether the class needs the internet: true or false."]
    case .authors:
      [
        "Who made it: a name and a role (teacher, itf, administrator, student-team, other).",
        "Never the name of a student: write “Grade 4 student team”.",
      ]
    case .license:
      ["How others may use it (SPDX). CC-BY-4.0: use and change it, and give credit."]
    case .problemOfPractice: ["The problem of practice, in one or two sentences."]
    case .adaptedFrom: ["The id of the exemplar that it builds on, and its version."]
    case .source: ["Where it came from, when it was published elsewhere before."]
    case .prerequisites: ["Ids of exemplars that come before it."]
    case .related: ["Ids of exemplars that go well with it."]
    case .artifacts:
      [
        "Student and teacher work. Every file under artifacts/ is listed here, with its consent:",
        "  consent: on-file           the family's signed consent is kept at the school",
        "  consent: de-identified     nothing in the file tells whose work it is",
        "  consent: not-student-work  a teacher made it",
        "No names, faces or voices of students without consent; consent-expires says until when.",
        "Images need alt: what somebody would miss who cannot see them.",
      ]
    case .materials: ["Handouts, slides and rubrics under materials/. Images need alt."]
    case .sample: ["true marks a sample that was written for demonstration."]
    case .schema: []
    }
  }

  private static func spanish(_ key: RecordKey) -> [String] {
    switch key {
    case .id: ["El identificador se da al empacar por primera vez, según el título, y se queda."]
    case .title: ["El nombre de la lección, hasta 200 caracteres."]
    case .summary:
      ["Lo que se lee en la lista de resultados: hasta 600 caracteres de texto simple."]
    case .language: ["El idioma de la lección: es, en u otra etiqueta (BCP 47)."]
    case .school: ["La escuela, con cualquiera de sus nombres: exemplar vocabulary schools"]
    case .program: ["El programa Practitioner Schools, por número o nombre."]
    case .schoolYear: ["El ciclo escolar en que se enseñó."]
    case .grades: ["Grados o grupos de grados: K, 3, 3-5, primer grado."]
    case .subjects: ["Una materia o varias. Todas: exemplar vocabulary subjects"]
    case .iste:
      [
        "Estándares ISTE para estudiantes, o sus indicadores: exemplar vocabulary iste",
        "Al menos uno aquí o en cs-concepts.",
      ]
    case .concepts:
      ["Conceptos del marco K–12 de ciencias de la computación: exemplar vocabulary concepts"]
    case .practices: ["Prácticas del marco: exemplar vocabulary practices"]
    case .standards:
      ["Estándares de computación de California: exemplar vocabulary standards"]
    case .citizenship: ["Temas de ciudadanía digital: exemplar vocabulary citizenship"]
    case .keywords: ["Palabras que alguien podría buscar."]
    case .tools: ["Programas, aparatos y materiales que se usan."]
    case .vocabulary: ["Palabras que la lección enseña."]
    case .date: ["El día en que se escribió, AAAA-MM-DD."]
    case .classMinutes: ["Minutos de clase, en toda la lección."]
    case .prepMinutes: ["Minutos de preparación."]
    case .devices:
      ["Dispositivos: none (ninguno), shared (compartidos) o one-to-one (uno por estudiante)."]
    case .internet: ["Si la clase necesita internet: true (sí) o false (no)."]
    case .authors:
      [
        "Quién la hizo: nombre y papel (teacher, itf, administrator, student-team, other).",
        "Nunca el nombre de una estudiante o un estudiante: «Equipo de cuarto grado».",
      ]
    case .license:
      ["Cómo puede usarse (SPDX). CC-BY-4.0: usarla y cambiarla, dando crédito."]
    case .problemOfPractice: ["El problema de práctica, en una o dos frases."]
    case .adaptedFrom: ["El identificador del ejemplar en que se basa, y su versión."]
    case .source: ["De dónde viene, si antes se publicó en otro lugar."]
    case .prerequisites: ["Identificadores de los ejemplares que van antes."]
    case .related: ["Identificadores de los ejemplares que van bien con este."]
    case .artifacts:
      [
        "Trabajos de estudiantes y docentes. Cada archivo de artifacts/ va aquí, con su permiso:",
        "  consent: on-file           la escuela guarda el permiso firmado de la familia",
        "  consent: de-identified     nada en el archivo dice de quién es el trabajo",
        "  consent: not-student-work  lo hizo una maestra o un maestro",
        "Sin permiso, ni nombres ni caras ni voces; consent-expires dice hasta cuándo vale.",
        "Las imágenes llevan alt: lo que se pierde quien no puede verlas.",
      ]
    case .materials: ["Hojas, diapositivas y rúbricas de materials/. Las imágenes llevan alt."]
    case .sample: ["true señala una muestra escrita como demostración."]
    case .schema: []
    }
  }
}
