import ExemplarPresentation
import ExemplarSearch
import ExemplarVocabulary

/// Values for the printers to print, small and made here.
enum Samples {
  static func value(_ id: String, _ label: String, _ labelEs: String? = nil) -> LabeledValue {
    LabeledValue(id: id, scheme: "test-2016", label: label, labelEs: labelEs)
  }

  static var circuits: Card {
    var card = Card(
      id: "paper-circuits-light-up-a-story", version: 2, title: "Paper Circuits: Light Up a Story",
      summary: "Students tape copper onto a page of their own story and make it shine.",
      language: "en", school: value("lincoln-es", "Lincoln Elementary School"),
      schoolYear: "2018-2019", grades: ["3", "4", "5"], license: "CC-BY-4.0", sample: true,
      published: "2026-11-21")
    card.program = value("ps-3.0", "Practitioner Schools 3.0")
    card.subjects = [value("ela", "English Language Arts"), value("science", "Science")]
    card.iste = [value("4a", "Use a design process"), value("4b", "Plan within limits")]
    card.concepts = [value("CS.hardware-and-software", "Hardware and Software")]
    card.practices = [value("P5", "Creating Computational Artifacts")]
    card.standards = [value("3-5.CS.2", "Model how hardware and software work together")]
    card.minutes = 90
    card.prepMinutes = 20
    card.devices = "none"
    card.internet = false
    card.tools = ["copper tape", "LED"]
    card.keywords = ["electricity"]
    card.authors = [Author(name: "Grade 4 teacher", role: "teacher")]
    card.has = ["process", "materials"]
    return card
  }

  static var robots: Card {
    var card = Card(
      id: "robots-que-bailan", version: 1, title: "Robots que bailan: señales y bucles en 回路",
      summary: "Niñas y niños programan un baile.", language: "es",
      school: value("maria-elena", "María Elena Academy"), schoolYear: "2020-2021",
      grades: ["K", "1", "2", "5"], license: "CC-BY-4.0", sample: false, published: "2026-10-02")
    card.iste = [value("5c", "Break problems into parts")]
    card.concepts = [value("AP.control", "Control"), value("AP.algorithms", "Algorithms")]
    card.minutes = 45
    card.authors = [Author(name: "Equipo de 2.º grado", role: "student-team")]
    return card
  }

  static var hits: [Hit] {
    let snippet = "… draw where the current flows before you tape the paper circuit, then press"
    let spanish = "… el robot repite el bucle 🤖 hasta que suena la señal y vuelve a empezar."
    return [
      Hit(
        card: circuits, rank: 1, score: 9.25,
        snippet: Snippet(part: "lesson", text: snippet, ranges: [[51, 56], [57, 64]]),
        matched: Matched(
          terms: ["paper", "circuits"], parts: ["title", "lesson", "names"], filters: ["grade:4"],
          names: [
            Matched.Name(
              field: "concept", value: "CS.hardware-and-software", label: "Hardware & Software",
              words: ["circuits"])
          ],
          places: [
            .init(term: "paper", parts: ["title", "lesson"]),
            .init(term: "circuits", parts: ["lesson", "names"]),
          ])),
      Hit(
        card: robots, rank: 2, score: 3.5,
        snippet: Snippet(part: "lesson", text: spanish, ranges: [[21, 26]]),
        matched: Matched(
          terms: ["circuits"], parts: ["lesson"], filters: [],
          places: [.init(term: "circuits", parts: ["lesson"])], missing: ["paper"]), collapsed: 2),
      Hit(
        card: circuits, rank: 10, score: 0.125, snippet: nil,
        matched: Matched(terms: ["paper"], parts: [], filters: [])),
    ]
  }

  static var neighbors: SearchPage {
    var page = page
    page.query = echo("", understood: "like “Copper: wires & rhymes”")
    page.query.q = nil
    page.facets = []
    page.suggestion = nil
    page.relaxed = []
    page.withAllWords = nil
    page.unknown = [:]
    page.hits = hits.map { hit in
      var hit = hit
      hit.snippet = nil
      hit.collapsed = nil
      hit.matched.parts = []
      return hit
    }
    page.hits[0].matched.terms = ["copper", "circuits", "tape", "story", "light", "page"]
    page.hits[1].matched = Matched(
      terms: [], parts: [], filters: ["concept:AP.control", "grade:5"])
    return page
  }

  static let suggestions = SuggestAnswer(
    q: "ci",
    suggestions: [
      Suggested(kind: .word, text: "circuits", query: "circuits", count: 12),
      Suggested(
        kind: .value, text: "Ciudadano digital", query: "iste:2", field: "iste", value: "2",
        count: 3),
    ])

  static var facets: [Facet] {
    [
      Facet(
        field: "grade", label: "Grade", missing: 0,
        values: [
          FacetValue(
            value: "3-5", label: "Grades 3–5", count: 40, selected: true,
            children: [
              FacetValue(value: "3", label: "Grade 3", count: 12),
              FacetValue(value: "4", label: "Grade 4", count: 31, selected: true),
            ]),
          FacetValue(value: "6-8", label: "Grades 6–8", count: 2),
        ]),
      Facet(
        field: "iste", label: "ISTE standard", missing: 3,
        values: [
          FacetValue(
            value: "4", scheme: "iste-students-2016", label: "Innovative Designer",
            labelEs: "Diseñador innovador", count: 1240,
            children: [
              FacetValue(value: "4a", label: "Use a design process", count: 1100),
              FacetValue(value: "4d", label: "Stay with open problems and keep on going", count: 7),
            ]),
          FacetValue(value: "7", label: "Global Collaborator", count: 0),
        ]),
      Facet(
        field: "school", label: "School", missing: 0,
        values: [
          FacetValue(value: "lincoln-es", label: "Lincoln Elementary School", count: 25),
          FacetValue(value: "maria-elena", label: "María Elena Academy", count: 17),
        ]),
      Facet(
        field: "language", label: "Language", missing: 0,
        values: [
          FacetValue(value: "en", label: "English", count: 39),
          FacetValue(value: "es", label: "Spanish", count: 3),
        ]),
    ]
  }

  /// A facet of so many schools.
  static func facet(of count: Int) -> Facet {
    let values = (1...count).map {
      FacetValue(value: "s\($0)", label: "School \($0)", count: count + 1 - $0)
    }
    return Facet(field: "school", label: "School", missing: 0, values: values)
  }

  static func echo(_ q: String?, understood: String) -> SearchPage.QueryEcho {
    SearchPage.QueryEcho(
      q: q, understood: understood, terms: ["paper", "circuits"],
      filters: [UnderstoodFilter(field: "grade", values: ["3", "4", "5"])], expanded: [],
      warnings: [])
  }

  static let index = SearchPage.IndexStamp(revision: "a1", exemplars: 1240)

  /// A page with everything that there may be to say.
  static var page: SearchPage {
    var echo = echo("paper circuits grade:3-5 colour:red", understood: "paper circuits · grade 3–5")
    echo.expanded = [Expansion(word: "circuits", to: ["circuit", "circuitos"])]
    echo.recognized = [
      Recognized(
        text: "paper circuits school", position: 0, length: 21, field: "school",
        values: ["lincoln-es"], label: "Lincoln Elementary School", corrected: true, ranks: true,
        q: "school:lincoln-es grade:3-5", total: 25)
    ]
    echo.warnings = [
      QueryWarning(
        code: "unknown-field", position: 25, length: 6, message: "“colour” is not a field.",
        suggestions: ["tool"])
    ]
    return SearchPage(
      query: echo, total: 42, page: 1, perPage: 10, hits: hits, facets: facets,
      suggestion: Suggestion(q: "paper circuits grade:3-5", total: 60), relaxed: ["paper"],
      withAllWords: 3, unknown: ["minutes": 12], index: index, tookMs: 1.5)
  }

  /// A page with nothing on it but help.
  static var nothing: SearchPage {
    SearchPage(
      query: echo("robtos grade:12", understood: "robtos · grade 12"), total: 0, page: 1,
      perPage: 10, hits: [], facets: [], suggestion: Suggestion(q: "robots grade:12", total: 4),
      without: [
        WithoutCount(kind: "term", field: nil, value: "robtos", q: "grade:12", total: 212),
        WithoutCount(kind: "filter", field: "grade", value: "12", q: "robtos", total: 0),
        WithoutCount(
          kind: "filter", field: "school", value: "Lincoln Elementary School",
          q: "robtos grade:12", total: 1),
      ], index: index, tookMs: 0.5)
  }

  static var detail: ExemplarDetail {
    var detail = ExemplarDetail(
      card: circuits,
      parts: [
        .init(name: "lesson", markdown: lesson),
        .init(name: "process", markdown: "We would begin with **one** page.\n"),
      ],
      files: [
        FileEntry(path: "exemplar.yaml", mediaType: "text/yaml", size: 1204, digest: "aa"),
        FileEntry(path: "lesson.md", mediaType: "text/markdown", size: 812, digest: "bb"),
        FileEntry(
          path: "materials/circuit-template.pdf", mediaType: "application/pdf", size: 2_345_678,
          digest: "cc"),
      ],
      versions: [
        VersionEntry(version: 1, published: "2026-10-01"),
        VersionEntry(version: 2, published: "2026-11-21"),
      ])
    detail.problemOfPractice = "Students write stories that nobody reads twice."
    detail.vocabulary = ["circuit", "current", "switch"]
    detail.materials = [MaterialEntry(path: "materials/circuit-template.pdf", title: "Template")]
    detail.artifacts = [
      ArtifactEntry(
        path: "artifacts/card.png", caption: "A card that shines", alt: "A card", origin: "teacher",
        consent: "not-student-work")
    ]
    return detail
  }

  static let lesson = """
    # Paper circuits: light up a story

    Students tape *copper* onto a page of their **own story** and make it ~~glow~~ shine; see
    [the template](materials/circuit-template.pdf) or <https://example.org>.

    ## Steps

    1. Draw where the current flows, from the battery's plus side through the light and back, before any tape is cut.
       - Mark `+` and `-`.
       - Leave room for the fold.
    2. Tape.

    - [x] batteries tested
    - [ ] LEDs sorted by color

    > Ask: “What would happen if the tape crossed itself?”

    | Time | What students do | Materials |
    |-----:|:-----------------|:---------:|
    | 10 min | Look at a finished page and say what they notice and what they wonder about | page |
    | 25 min | Build | tape, 回路 |

    ```
    +  ----[LED]----  -
    ```

    ![A page that shines](images/page.png)

    <script>alert(1)</script>

    ---

    ### Assessment

    The page shines<br>when it is folded.
    """

  static let iste = VocabularyAnswer(
    vocabulary: "iste", title: "ISTE Standards for Students (2016)",
    entries: [
      VocabularyEntry(
        id: "4", code: "1.4", scheme: "iste-students-2016", label: "Innovative Designer",
        labelEs: "Diseñador innovador", aliases: ["innovative designer", "diseñador innovador"]),
      VocabularyEntry(
        id: "4a", code: "4a", scheme: "iste-students-2016", label: "Use a design process",
        labelEs: "Usar un proceso de diseño", aliases: ["1.4.a", "4.a"], parent: "4"),
      VocabularyEntry(
        id: "5", scheme: "iste-students-2016", label: "Computational Thinker",
        labelEs: "Pensador computacional"),
    ])

  static var coverage: CoverageAnswer {
    let grades = ["K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
    let standards = [
      ("1", "Empowered Learner"), ("2", "Digital Citizen"), ("4", "Innovative Designer"),
    ]
    return CoverageAnswer(
      rows: .init(
        field: "iste", label: "ISTE standard",
        values: standards.map { .init(value: $0.0, label: $0.1) }),
      columns: .init(
        field: "grade", label: "Grade",
        values: grades.map { .init(value: $0, label: $0 == "K" ? "Kindergarten" : "Grade \($0)") }),
      cells: [
        .init(row: "1", column: "3", count: 4), .init(row: "4", column: "3", count: 1204),
        .init(row: "4", column: "12", count: 1),
      ], total: 1240)
  }
}
