import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import NIOHTTP1
import Testing

/// Searching, counting and looking up over HTTP.
@Suite struct SearchRouteTests {
  private func publish(_ school: SmallRepository) throws {
    try school.publish("paper-circuits", title: "Paper circuits")
    try school.publish("light-box", title: "A box of light", lesson: "Circuits of paper and light.")
    try school.publish("luz-propia", title: "Tu propia luz", language: "es")
  }

  @Test func `answers a search as the reading wing does`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let answer = try await trial.get(
        "/api/v1/search?q=circuits&grade=4&lang=en&facets=grade,iste")
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == ["application/json"])
      var request = SearchRequest("circuits")
      request.options = [.init(field: "grade", value: "4"), .init(field: "lang", value: "en")]
      request.facets = .named(["grade", "iste"])
      var wanted = try SearchQuestion(request).answer(from: try IndexReader(trial.school.index))
      var page = try AnswerJSON.decode(SearchPage.self, from: answer.text)
      (page.tookMs, wanted.tookMs) = (0, 0)
      #expect(page == wanted)
      #expect(page.total == 2)
      #expect(try SchemaCheck().faults(try answer.json(), "search-answer-1.json") == [])
    }
  }

  private static let understood: [(query: String, ids: [String])] = [
    ("q=circuits&not.id=light-box", ["paper-circuits"]),
    ("grade=4&sort=title&per_page=2", ["light-box", "paper-circuits"]),
    ("grade=4&sort=title&perPage=2&page=2", ["luz-propia"]),
    ("sort=TITLE&limit=1", ["light-box"]),
    ("id=light-box&id=luz-propia&sort=title", ["light-box", "luz-propia"]),
    ("q=paper+circuits&language=en", ["paper-circuits", "light-box"]),
    ("q=%22paper%20circuits%22", ["paper-circuits"]),
    ("Grades=4&q=luz&language=es", ["luz-propia"]),
    ("q=&collapse=school", ["light-box"]),
    ("q=circuits&page=7", []),
    ("&&q=luz&", ["luz-propia", "light-box"]),
  ]

  @Test func `understands the parameters of a search`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for (query, ids) in Self.understood {
        let answer = try await trial.get("/api/v1/search?" + query)
        #expect(answer.status == 200)
        let page = try AnswerJSON.decode(SearchPage.self, from: answer.text)
        #expect(page.query.warnings == [])
        #expect(page.hits.map(\.card.id).sorted() == ids.sorted(), "\(query)")
      }
    }
  }

  @Test func `tells a parameter that it does not know, with the nearest`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for path in ["search", "facets"] {
        let answer = try await trial.get("/api/v1/\(path)?q=luz&gradde=4&not.scool=x&gradde=5")
        #expect(answer.status == 200)
        let warnings =
          path == "search"
          ? try AnswerJSON.decode(SearchPage.self, from: answer.text).query.warnings
          : try AnswerJSON.decode(FacetsAnswer.self, from: answer.text).query.warnings
        #expect(warnings.map(\.code) == ["unknown-parameter", "unknown-parameter"])
        #expect(
          warnings.map(\.message) == [
            "“gradde” is not a parameter here, so it is not looked at. Did you mean “grade”?",
            "“not.scool” is not a parameter here, so it is not looked at. Did you mean “not.school”?",
          ])
      }
    }
  }

  @Test func `refuses a parameter that it does not know where that was asked for`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let answer = try await trial.get("/api/v1/search?gradde=4&strict=true")
      #expect(answer.status == 400)
      #expect(answer.code == "unknown-parameter")
      let items = try #require(try answer.json()["errors"] as? [[String: Any]])
      #expect(items.map { $0["parameter"] as? String } == ["gradde"])
      #expect(
        items.map { $0["detail"] as? String } == [
          "“gradde” is not a parameter here. Did you mean “grade”?"
        ])
    }
  }

  private static let wrong: [(query: String, code: String, details: [String])] = [
    ("page=0", "invalid-option", ["“0” is not a value of page. Use a whole number from 1."]),
    ("page=abc", "invalid-option", ["“abc” is not a value of page. Use a whole number from 1."]),
    ("page=%2B1", "invalid-option", ["“+1” is not a value of page. Use a whole number from 1."]),
    ("page=", "invalid-option", ["“” is not a value of page. Use a whole number from 1."]),
    ("page=-1", "invalid-option", ["“-1” is not a value of page. Use a whole number from 1."]),
    (
      "per_page=101", "limit-exceeded",
      [
        "101 hits a page are too many; at most 100 are allowed. Narrow the question instead."
      ]
    ),
    (
      "page=1002", "limit-exceeded",
      [
        "10010 hits before the page are too many; at most 10000 are allowed. Narrow the question instead."
      ]
    ),
    (
      "page=99999999999999999999", "limit-exceeded",
      [
        "9223372036854775807 hits before the page are too many; at most 10000 are allowed. Narrow the question instead."
      ]
    ),
    (
      "sort=shoe-size", "invalid-option",
      ["“shoe-size” is not a value of sort. Use one of: relevance, newest, title, grade."]
    ),
    ("collapse=class", "invalid-option", ["“class” is not a value of collapse. Use school."]),
    (
      "strict=maybe", "invalid-parameter",
      ["“maybe” is not a value of strict. Use one of: true, false."]
    ),
    ("page=1&page=2", "invalid-parameter", ["page can be given once, not 2 times."]),
    (
      "limit=5&per_page=6", "invalid-parameter",
      ["limit and per_page can be given once, not 2 times."]
    ),
    ("q=a&q=b", "invalid-parameter", ["q can be given once, not 2 times."]),
    (
      "page=0&sort=best&all=1&strict=true&gradde=4", "invalid-parameter",
      [
        "“1” is not a value of all. Use one of: true, false.",
        "“best” is not a value of sort. Use one of: relevance, newest, title, grade.",
        "“0” is not a value of page. Use a whole number from 1.",
        "“gradde” is not a parameter here. Did you mean “grade”?",
      ]
    ),
  ]

  @Test func `tells everything that is wrong with the parameters`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for (query, code, details) in Self.wrong {
        let answer = try await trial.get("/api/v1/search?" + query)
        #expect(answer.status == 400)
        #expect(answer.code == code, "\(query)")
        #expect(answer.headers["content-type"] == ["application/problem+json"])
        let items = try #require(try answer.json()["errors"] as? [[String: Any]])
        #expect(items.map { $0["detail"] as? String } == details)
        #expect(items.allSatisfy { $0["parameter"] is String })
        #expect(try SchemaCheck().faults(try answer.json(), "problem-1.json") == [])
      }
    }
  }

  @Test func `names the facets there are where one is asked for that is none`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for path in ["search?facets=shoe", "facets?field=shoe", "coverage?rows=shoe"] {
        let answer = try await trial.get("/api/v1/" + path)
        #expect(answer.status == 400)
        #expect(answer.code == "invalid-option")
        let name = path.split(separator: "?")[1].split(separator: "=")[0]
        #expect(answer.text.contains("“shoe” is not a value of \(name). Use one of: iste,"))
        #expect(!answer.text.contains("--"))
      }
    }
  }

  private static let malformed: [(query: String, parameter: String, what: String)] = [
    ("q=%zz", "q", "value"), ("q=100%", "q", "value"), ("q=%4", "q", "value"),
    ("grade=%c3%28", "grade", "value"), ("q=%c0%ae%c0%ae", "q", "value"),
    ("q=%ed%a0%80", "q", "value"), ("%ff=1", "%ff", "name"),
  ]

  @Test func `refuses a query that is not percent-encoded UTF-8`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for (query, parameter, what) in Self.malformed {
        let request =
          "GET /api/v1/search?\(query) HTTP/1.1\r\nHost: trial\r\nConnection: close\r\n\r\n"
        let answer = try await RawRequest.send(Array(request.utf8), port: trial.port)
        #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(query)")
        #expect(answer.contains("\"code\":\"malformed-query\""))
        #expect(answer.contains("\"parameter\":\"\(parameter)\""))
        #expect(answer.contains("The \(what) of this parameter is not percent-encoded UTF-8."))
      }
    }
  }

  @Test func `refuses more parameters than anybody needs`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let query = Array(repeating: "grade=4", count: 201).joined(separator: "&")
      let answer = try await trial.get("/api/v1/search?" + query)
      #expect(answer.status == 400)
      #expect(answer.code == "limit-exceeded")
    }
  }

  @Test func `counts facets, and only those that are asked for`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let query = "field=language&field=grade&q=propia&all=true"
      let answer = try await trial.get("/api/v1/facets?" + query)
      #expect(answer.status == 200)
      let counted = try AnswerJSON.decode(FacetsAnswer.self, from: answer.text)
      #expect(counted.facets.map(\.field) == ["language", "grade"])
      #expect(counted.total == 1)
      #expect(try SchemaCheck().faults(try answer.json(), "facets-answer-1.json") == [])
    }
  }

  @Test func `shows what the collection covers`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let answer = try await trial.get("/api/v1/coverage?rows=language&columns=subject")
      let coverage = try AnswerJSON.decode(CoverageAnswer.self, from: answer.text)
      #expect(coverage.rows.field == "language")
      #expect(coverage.cells.contains(.init(row: "es", column: "science", count: 1)))
      #expect(try SchemaCheck().faults(try answer.json(), "coverage-answer-1.json") == [])
      #expect(try await trial.get("/api/v1/coverage").status == 200)
      #expect(try await trial.get("/api/v1/coverage?row=grade").code == "unknown-parameter")
    }
  }

  @Test func `looks up vocabularies by their names and by those of fields`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let list = try await trial.get("/api/v1/vocabularies")
      #expect(try SchemaCheck().faults(try list.json(), "vocabulary-list-answer-1.json") == [])
      let grades = try await trial.get("/api/v1/vocabularies/grade")
      let answer = try AnswerJSON.decode(VocabularyAnswer.self, from: grades.text)
      #expect(answer.vocabulary == "grades")
      #expect(try SchemaCheck().faults(try grades.json(), "vocabulary-answer-1.json") == [])
      let found = try await trial.get("/api/v1/vocabularies/iste?q=innovative+designer")
      #expect(
        try AnswerJSON.decode(VocabularyAnswer.self, from: found.text).entries.first?.code == "4")
      let unknown = try await trial.get("/api/v1/vocabularies/shoes")
      #expect(unknown.status == 404)
      #expect(unknown.text.contains("“shoes” is not a value of vocabulary. Use one of:"))
    }
  }

  @Test func `suggests what a reader may mean`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let answer = try await trial.get("/api/v1/suggest?q=circ&limit=3")
      #expect(answer.status == 200)
      let suggested = try AnswerJSON.decode(SuggestAnswer.self, from: answer.text)
      #expect(suggested.q == "circ")
      #expect(suggested.suggestions.contains { $0.query.contains("circuits") })
      #expect(try await trial.get("/api/v1/suggest").status == 200)
      #expect(try await trial.get("/api/v1/suggest?q=a&limit=21").code == "invalid-option")
    }
  }
}
