internal import ExemplarVocabulary

/// A number with its word: `1 lesson`, `12,517 lessons`.
package func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// Things in a sentence: `a`, `a or b`, `a, b or c`.
package func listed(_ items: [String], _ word: String) -> String {
  var text = ""
  for (place, item) in items.enumerated() {
    if place > 0 { text += place == items.count - 1 ? " " + word + " " : ", " }
    text += item
  }
  return text
}

/// A word in the quotation marks of prose: `“robots”`.
package func quoted(_ text: String) -> String { "“\(text)”" }

/// A number of bytes for a reader: `950 bytes`, `1.2 MB`.
package func bytes(_ count: Int) -> String {
  if count < 1000 { return counted(count, "byte") }
  var amount = Double(count)
  var unit = "bytes"
  for next in ["kB", "MB", "GB"] where amount >= 999.5 {
    amount /= 1000
    unit = next
  }
  if amount >= 9.95 { return "\(Int(amount.rounded())) \(unit)" }
  let tenths = Int((amount * 10).rounded())
  return "\(tenths / 10).\(tenths % 10) \(unit)"
}

/// An argument as a shell must read it: `'paper circuits'`, but `--grade=3`.
package func shellQuoted(_ argument: String) -> String {
  let isPlain =
    !argument.isEmpty && !argument.hasPrefix("=")
    && argument.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.,:/=".unicodeScalars.contains($0))
    }
  return isPlain ? argument : singleQuoted(argument)
}

/// A text in single quotes, between which a shell takes every sign as it is.
package func singleQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
    + "'"
}
