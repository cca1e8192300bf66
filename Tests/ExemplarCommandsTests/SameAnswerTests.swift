import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

/// The command and the endpoint, asked the same.
@Suite struct SameAnswerTests {
  @Test func `gives 200 questions the same answer from the command and from the endpoint`()
    async throws
  {
    let folder = try TemporaryFolder(inMemory: true)
    for part in ["exemplars", "index"] {
      try FileManager.default.copyItem(
        atPath: "\(Checkout.path)/\(part)", toPath: "\(folder.path)/\(part)")
    }
    // The checkout may have none.
    try? FileManager.default.removeItem(atPath: "\(folder.path)/index/db")
    #expect(try await Program.exemplar.run("index", in: folder).status == 0)
    let serving = try await Serving.start(
      repository: folder.path, in: folder, arguments: ["--rate", "0"])
    let questions = Self.questions
    #expect(questions.count >= 200)
    for question in questions {
      // What follows “--” is no option.
      let line = [question.command[0], "--json"] + question.command.dropFirst()
      let typed = try await Program.exemplar.run(line, in: folder)
      let asked = try await serving.get(question.target)
      let told = typed.answer.isEmpty ? typed.remarks : typed.answer
      let (command, endpoint) = try (Self.comparable(Data(told.utf8)), Self.comparable(asked.body))
      #expect(
        command == endpoint, "\(question.command.joined(separator: " ")) — \(question.target)")
      let isFound = asked.status == 200 && !Self.isEmpty(asked.body)
      #expect((typed.status == 0) == isFound)
    }
    #expect(try await serving.stop().status == 0)
  }

  // MARK: The questions

  struct Asked {
    var command: [String]
    var target: String
  }

  /// Words, filters and pages by chance, always the same; then each other kind of question.
  static var questions: [Asked] {
    var chance = SeededNumbers(seed: 20_261_122)
    return (0..<150).map { _ in search(&chance) } + others(&chance)
  }

  private static let words = [
    "paper", "circuits", "robots", "maze", "\"design process\"", "comput*", "poem", "matemáticas",
    "bucle", "innovative designer", "3rd grade", "Garvnaza", "art", "iste:4a", "concept:AP",
    "grade:3-5", "school:nowhere",
    "-robot", "OR", "title:paper", "has:process", "grade:thrid", "qzxv", "colour:red", "circits",
  ]
  private static let filters = [
    ("iste", "4"), ("grade", "K-2"), ("concept", "AP"), ("subject", "science"),
    ("language", "es"), ("devices", "none"), ("minutes", "..45"), ("internet", "no"),
    ("grade", "3..5"), ("year", "2018.."), ("has", "slides"), ("subject", "alchemy"),
  ]

  private static func search(_ chance: inout SeededNumbers) -> Asked {
    var request = SearchRequest(
      (0..<chance.below(4)).map { _ in words[chance.below(words.count)] }.joined(separator: " "))
    for _ in 0..<chance.below(3) {
      let (field, value) = filters[chance.below(filters.count)]
      request.options.append(.init(field: field, value: value, excluded: chance.below(5) == 0))
    }
    request.options.sort { ($0.excluded ? 1 : 0, $0.field) < ($1.excluded ? 1 : 0, $1.field) }
    request.order = chance.below(3) == 0 ? .title : nil
    request.page = 1 + chance.below(2)
    request.perPage = 1 + chance.below(10)
    request.facets = chance.below(2) == 0 ? .all : .none
    request.collapsesSchools = chance.below(6) == 0
    request.includesUnknown = chance.below(6) == 0
    request.isStrict = chance.below(6) == 0
    request.recognizes = chance.below(6) != 0
    return Asked(
      command: ["search"] + line(request), target: SearchQuestion(request).address.text)
  }

  /// A request as a person types it.
  private static func line(_ request: SearchRequest) -> [String] {
    var line = options(request)
    if let order = request.order { line.append("--sort=\(order.rawValue)") }
    line += ["--page=\(request.page)", "--limit=\(request.perPage)"]
    if request.facets == .all { line.append("--facets") }
    if request.collapsesSchools { line.append("--collapse=school") }
    return line + ["--", request.text].filter { !request.text.isEmpty || $0 != "--" }
  }

  private static func options(_ request: SearchRequest) -> [String] {
    request.options.map {
      $0.excluded ? "--not=\($0.field)=\($0.value)" : "--\($0.field)=\($0.value)"
    } + (request.includesUnknown ? ["--include-unknown"] : [])
      + (request.isStrict ? ["--strict"] : []) + (request.recognizes ? [] : ["--words-only"])
  }

  private static func others(_ chance: inout SeededNumbers) -> [Asked] {
    let ids =
      ((try? FileManager.default.contentsOfDirectory(atPath: Checkout.path + "/exemplars")) ?? [])
      .filter { !$0.contains(".") }.sorted()
    let facets = ["iste", "concept", "grade", "subject", "school", "language", "devices"]
    var asked = ids.map { Asked(command: ["show", $0], target: ExemplarQuestion($0).address.text) }
    asked += ids.map { id in
      Asked(
        command: ["similar", id, "--limit=5"],
        target: SimilarQuestion(id, perPage: 5).address.text)
    }
    for field in facets {
      var request = SearchRequest(words[chance.below(words.count)])
      request.isStrict = false
      asked.append(
        Asked(
          command: ["facets", "--field=\(field)", "--", request.text],
          target: FacetsQuestion(request, fields: [field]).address.text))
      asked.append(
        Asked(
          command: ["coverage", "--rows", field, "--columns", "grade"],
          target: CoverageQuestion(rows: field, columns: "grade").address.text))
    }
    for name in ["iste", "grade", "schools", "subjects", "concepts", "nothing"] {
      asked.append(
        Asked(command: ["vocabulary", name], target: VocabularyQuestion(name).address.text))
      asked.append(
        Asked(
          command: ["vocabulary", name, "design"],
          target: VocabularyQuestion(name, words: "design").address.text))
    }
    asked.append(Asked(command: ["vocabulary"], target: VocabularyListQuestion().address.text))
    asked.append(
      Asked(
        command: ["show", "paper-circuit"], target: ExemplarQuestion("paper-circuit").address.text))
    return asked
  }

  // MARK: Comparing

  /// The answer without the time it took; of a problem what both must say alike.
  private static func comparable(_ json: Data) throws -> NSDictionary {
    var object = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    object["tookMs"] = nil
    if let code = object["code"] { return ["code": code] }
    return object as NSDictionary
  }

  /// A question that nothing answers ends the command with status 1, and is a good answer of the endpoint.
  private static func isEmpty(_ json: Data) -> Bool {
    guard let object = try? JSONSerialization.jsonObject(with: json) as? [String: Any] else {
      return false
    }
    return object["total"] as? Int == 0 || (object["entries"] as? [Any])?.isEmpty == true
  }
}

extension SeededNumbers {
  /// A number from 0 on, below a limit.
  fileprivate mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
