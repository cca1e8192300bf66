internal import ExemplarBundle
internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Foundation

/// Reads `index/language/<code>/`: `stopwords.txt`, `asking.txt` and `protected.txt`.
enum LanguageFolder {
  static func read(_ folder: URL, findings: inout [Diagnostic]) -> [LanguageRules] {
    let codes: [String]
    do {
      codes = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      findings.append(
        Diagnostic(
          "unreadable-folder", .error, path: "index/language", "The folder cannot be read.",
          remedy: "Make it, with a folder for each language: index/language/en"))
      return []
    }
    return codes.filter { !$0.hasPrefix(".") && $0.count <= 3 }.map { code in
      let place = folder.appendingPathComponent(code)
      let stopwords = lines(place.appendingPathComponent("stopwords.txt"), code, &findings)
      let asking = lines(place.appendingPathComponent("asking.txt"), code, &findings)
      var rules = LanguageRules(
        code: code, stopwords: Set(stopwords.map { folded($0.text) }),
        asking: Set(asking.map { folded($0.text) }))
      for line in lines(place.appendingPathComponent("protected.txt"), code, &findings) {
        let sides = line.text.split(separator: "=").map { folded(String($0)) }
        if sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty {
          rules.protected[sides[0]] = sides[1]
        } else {
          findings.append(
            Diagnostic(
              "malformed-line", .error, path: "index/language/\(code)/protected.txt",
              line: line.number, "“\(line.text)” is not of the form “word = stem”.",
              remedy: "Write the word, an equals sign and what stands for it."))
        }
      }
      return rules
    }
  }

  /// The lines that say something; a missing file has none.
  private static func lines(
    _ file: URL, _ code: String, _ findings: inout [Diagnostic]
  ) -> [(number: Int, text: String)] {
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let text: String
    do { text = try String(contentsOf: file, encoding: .utf8) } catch {
      findings.append(
        Diagnostic(
          "unreadable-file", .error, path: "index/language/\(code)/\(file.lastPathComponent)",
          "The file is not readable UTF-8 text.", remedy: "Save it as UTF-8."))
      return []
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element.trimmingCharacters(in: .whitespaces)) }
      .filter { !$0.1.isEmpty && !$0.1.hasPrefix("#") }
  }
}
