import Testing
import Xapian

@Suite struct StemmerTests {
  @Test(arguments: [
    ("en", "robots", "robot"), ("en", "computational", "comput"), ("english", "mazes", "maze"),
    ("es", "matemáticas", "matemat"), ("es", "robots", "robots"), ("spanish", "niños", "niñ"),
    ("none", "robots", "robots"), ("en", "", ""), ("en", "a\0b", "a\0b"),
  ])
  func `cuts a word to its stem`(language: String, word: String, stem: String) throws {
    let stemmer = try Stemmer(language: language)
    #expect(stemmer.stem(word) == stem)
  }

  @Test func `knows its languages and refuses others`() throws {
    let languages = try Stemmer.languages
    #expect(languages.contains("english") && languages.contains("spanish"))
    let error = failure { _ = try Stemmer(language: "Klingon") }
    #expect(error?.status == .invalidArgument)
    #expect(error?.description.hasPrefix("Could not make a stemmer for “Klingon”: ") == true)
  }

  @Test func `may be shared between tasks`() async throws {
    let stemmer = try Stemmer(language: "en")
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          let (word, stem) = task.isMultiple(of: 2) ? ("circuits", "circuit") : ("making", "make")
          return (0..<2_000).count { _ in stemmer.stem(word) != stem }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  @Test func `survives a word of a million letters`() throws {
    let stemmer = try Stemmer(language: "en")
    #expect(stemmer.stem(String(repeating: "a", count: 1_000_000)).count >= 999_999)
  }
}

@Suite struct SortableNumberTests {
  @Test func `sorts bytes as the numbers`() {
    let numbers = [-Double.infinity, -1e300, -2.5, -1, -0.001, 0, 0.001, 1, 2, 2017, 2018.5, 1e300]
    let bytes = numbers.map(sortableSerialise)
    for (lower, higher) in zip(bytes, bytes.dropFirst()) {
      #expect(lower.lexicographicallyPrecedes(higher))
    }
    #expect(bytes.allSatisfy { $0.count <= 9 })
    #expect(bytes.map(sortableUnserialise) == numbers)
  }
}
