/// The YAML parser's complaint, said for the person who wrote the record.
struct YAMLFaultWords {
  var code = "yaml-syntax"
  var summary: String
  var remedy: String

  /// Words for a fault; the line itself tells a tab from the rest.
  init(_ fault: YAMLFault, lines: SourceLines) {
    let line = lines[fault.line]
    if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      code = "yaml-tab"
      summary = "The line is indented with a tab."
      remedy = "Indent with spaces; YAML does not allow tabs there."
      return
    }
    if fault.problem.hasPrefix("Maximum nesting") {
      self = .tooDeep
      return
    }
    summary = "The YAML cannot be read: \(fault.problem)."
    remedy = Self.remedy(fault.problem)
  }

  /// More levels than a record can need.
  static var tooDeep: YAMLFaultWords {
    YAMLFaultWords(
      code: "record-too-deep",
      summary:
        "Lists and mappings stand more than \(RecordReader.deepest) levels inside each other.",
      remedy: "A record needs three levels; check the brackets and the dashes.")
  }

  private init(code: String, summary: String, remedy: String) {
    self.code = code
    self.summary = summary
    self.remedy = remedy
  }

  private static func remedy(_ problem: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      "Put the value in quotes if it contains “: ”, and check the indentation."
    case "could not find expected ':'", "did not find expected key":
      "Check the indentation, that every key ends in a colon, and that quotes are closed."
    case "found unexpected end of stream", "found unexpected document indicator":
      "Close the quotation marks."
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      "Close the bracket, and put a comma between the values."
    case "found character that cannot start any token":
      "Put the value in quotes; it begins with a character that YAML keeps for itself."
    case "control characters are not allowed":
      "Remove the control character from the line."
    default:
      "Check the indentation, the quotes and the brackets on this line and the one above."
    }
  }
}
