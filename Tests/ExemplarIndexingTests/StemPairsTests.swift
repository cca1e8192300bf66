import ExemplarIndexing
import ExemplarLanguage
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

/// Words as teachers type them, by the shipped rules and the real stemmers.
@Suite struct StemPairsTests {
  private func stem(_ word: String, _ language: String) throws -> String {
    let rules = try #require(TinyCollection.settings.languages.first { $0.code == language })
    let words = Tokenizer.tokens(of: word).map(\.text)
    #expect(words.count == 1)
    return try Analyzer(rules).stem(words[0])
  }

  @Test(arguments: [
    ("creators", "creative"), ("creator", "creativity"), ("designer", "design"),
    ("collaborator", "collaboration"), ("construction", "construct"), ("citizen", "citizenship"),
    ("thinker", "thinking"), ("coder", "coding"), ("programmer", "programming"),
    ("debugger", "debugging"), ("computers", "computer"), ("digits", "digit"),
    ("adding", "add"), ("multiplication", "multiply"), ("math", "mathematics"),
    ("experiments", "experimental"), ("animations", "animated"), ("networks", "network"),
    ("robotics", "robots"), ("policies", "policy"), ("communities", "community"),
    ("vertices", "vertex"), ("generators", "generate"), ("organizations", "organization"),
  ])
  func `finds an English word by another form of it`(one: String, other: String) throws {
    #expect(try stem(one, "en") == stem(other, "en"))
  }

  @Test(arguments: [
    ("computing", "computational"), ("computer", "computational"), ("computer", "computing"),
    ("digital", "digits"), ("communication", "community"), ("communicator", "community"),
    ("communication", "communicable"), ("construction", "constructive"), ("empowered", "power"),
    ("citizen", "city"), ("organization", "organ"), ("organize", "organ"),
    ("university", "universe"), ("universal", "university"), ("news", "new"),
    ("generation", "general"), ("policy", "police"), ("animation", "animals"),
    ("mining", "mind"), ("networks", "net"), ("physics", "physical"), ("position", "positive"),
    ("experiment", "experience"), ("fitness", "fit"), ("product", "production"),
    ("addition", "additional"), ("object", "objective"), ("response", "responsibility"),
    ("information", "informal"), ("format", "formation"), ("emergency", "emerging"),
    ("engine", "engineering"), ("conversation", "conversion"), ("equator", "equation"),
    ("compass", "compassion"), ("busy", "business"), ("author", "authority"),
    ("integrity", "integrated"), ("internal", "intern"), ("custom", "customer"),
    ("identity", "identical"), ("electron", "electronics"), ("vertical", "vertices"),
    ("important", "import"), ("mean", "meaning"), ("direct", "directions"),
    ("active", "activities"), ("polite", "political"), ("person", "personality"),
    ("calculator", "calculate"), ("numeral", "numerator"), ("several", "severe"),
    ("past", "paste"), ("project", "projection"), ("multiple", "multiplication"),
  ])
  func `keeps English words of other meaning apart`(one: String, other: String) throws {
    #expect(try stem(one, "en") != stem(other, "en"))
  }

  @Test(arguments: [
    ("lección", "lecciones"), ("niño", "niños"), ("niño", "niña"), ("robot", "robots"),
    ("red", "redes"), ("luz", "luces"), ("vez", "veces"), ("lápiz", "lápices"),
    ("función", "funciones"), ("algoritmo", "algoritmos"), ("dato", "datos"),
    ("maestra", "maestros"), ("maestro", "maestras"), ("imagen", "imágenes"),
    ("examen", "exámenes"), ("origen", "orígenes"), ("volumen", "volúmenes"),
    ("orden", "órdenes"), ("joven", "jóvenes"), ("tecnología", "tecnologías"),
    ("tecnología", "tecnológico"), ("biología", "biológica"), ("geometría", "geométrico"),
    ("fotografía", "fotografías"), ("fotografía", "fotográfico"), ("economía", "económico"),
    ("ciudadanía", "ciudadano"), ("programación", "programaciones"),
    ("programación", "programar"), ("versión", "versiones"), ("tablet", "tablets"),
    ("chip", "chips"), ("inglés", "inglesa"), ("inglés", "ingleses"), ("interés", "intereses"),
    ("computadora", "computador"), ("diseño", "diseñador"), ("diseñar", "diseños"),
    ("creador", "creatividad"), ("botón", "botones"), ("patrón", "patrones"),
    ("ratón", "ratones"), ("estándar", "estándares"), ("canción", "canciones"),
    ("análisis", "analisis"), ("país", "países"), ("programábamos", "programar"),
    ("lugar", "lugares"),
    ("taller", "talleres"), ("celular", "celulares"), ("escolar", "escolares"),
    ("líder", "líderes"), ("teníamos", "tener"),
    ("matemática", "matemáticas"), ("artístico", "artística"), ("autobús", "autobuses"),
    ("voz", "voces"), ("raíz", "raíces"), ("feliz", "felices"), ("enlace", "enlaces"),
    ("objetivo", "objetivos"), ("comunidad", "comunidades"), ("evaluación", "evaluaciones"),
  ])
  func `finds a Spanish word by another form of it`(one: String, other: String) throws {
    #expect(try stem(one, "es") == stem(other, "es"))
  }

  @Test(arguments: [
    ("computación", "computadora"), ("computación", "computacional"), ("red", "reto"),
    ("digital", "dígito"), ("orden", "ordenador"), ("rutina", "ruta"),
    ("comunicación", "comunidad"), ("común", "comunicación"), ("universidad", "universo"),
    ("animación", "animal"), ("generación", "general"), ("organización", "órgano"),
    ("policía", "política"), ("información", "informal"), ("objeto", "objetivo"),
    ("plan", "plano"), ("plaza", "placa"), ("crear", "creer"), ("posición", "positivo"),
    ("importar", "importante"), ("estudio", "estudiante"), ("par", "pared"),
    ("llamar", "calle"), ("constructor", "construcción"),
  ])
  func `keeps Spanish words of other meaning apart`(one: String, other: String) throws {
    #expect(try stem(one, "es") != stem(other, "es"))
  }

  @Test func `stems every Spanish word of the settings alike in every way it may be typed`() throws
  {
    let settings = TinyCollection.settings
    var words: Set<String> = []
    func add(_ text: String) {
      let scalars = Array(text.unicodeScalars)
      for token in Tokenizer.tokens(of: text) {
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[token.start..<token.end])
        words.insert(String(word))
      }
    }
    for vocabulary in settings.vocabularies {
      for entry in vocabulary.entries { add(entry.labelEs ?? "") }
    }
    add(
      try String(
        contentsOf: URL(fileURLWithPath: Checkout.path + "/index/glossary.yaml"), encoding: .utf8))
    #expect(words.count > 700)
    for word in words {
      let typed = [
        word, word.uppercased(), word.capitalized, word.decomposedStringWithCanonicalMapping,
        word.precomposedStringWithCanonicalMapping,
        word.folding(options: .diacriticInsensitive, locale: nil),
      ]
      let tokens = Set(typed.map { Tokenizer.tokens(of: $0).map(\.text) })
      #expect(tokens.count == 1, "\(word): \(tokens)")
    }
  }
}
