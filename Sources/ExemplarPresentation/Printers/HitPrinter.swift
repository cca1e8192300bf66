internal import ExemplarSearch
internal import ExemplarVocabulary

/// Prints one hit of a list.
struct HitPrinter {
  let terminal: Terminal
  /// In columns, the number's included.
  let width: Int
  /// The words of the query, in their order.
  let words: [String]
  /// True where the hits were not searched for, but are like a lesson.
  var isNeighbor = false

  /// Room for the number before the title.
  private let gutter = 4
  /// How many things are told that a neighbor shares, at most.
  private let sharedThings = 5
  /// How many of them are words, where so many are shared.
  private let sharedWords = 2
  /// How many values of one field are told.
  private let valuesOfField = 3
  /// From this width on, school and standards stand beside the snippet.
  private let wide = 130

  /// The lines of a hit.
  func lines(_ hit: Hit) -> [StyledText] {
    let room = width - gutter
    let body: [StyledText]
    if width >= wide {
      let left = room * 3 / 5
      let right = room - left - 3
      body = sideBySide(
        [
          Block(lines: title(hit, left) + passage(hit, left) + reason(hit, left), width: left),
          Block(lines: facts(hit, right), width: right),
        ], gap: 3)
    } else {
      body =
        title(hit, room) + facts(hit, room) + passage(hit, room) + reason(hit, room)
    }
    let number = terminal.text("\(hit.rank).").padded(to: gutter - 1, alignment: .right)
    return body.enumerated().map { row, line in
      (row == 0 ? number + .spaces(1) : .spaces(gutter)) + line
    }
  }

  private func title(_ hit: Hit, _ width: Int) -> [StyledText] {
    let mark = CardText(card: hit.card, terminal: terminal).sampleMark
    let gap = mark.isEmpty ? 0 : mark.width + 2
    var lines = terminal.text(hit.card.title, .title).wrapped(to: max(12, width - gap))
    if lines.isEmpty { lines = [terminal.text(hit.card.id, .title)] }
    if !mark.isEmpty { lines[0] = lines[0].padded(to: width - mark.width) + mark }
    return lines
  }

  private func facts(_ hit: Hit, _ width: Int) -> [StyledText] {
    let text = CardText(card: hit.card, terminal: terminal)
    return [text.audience, text.needs, text.codes].flatMap { terminal.wrapped($0, to: width) }
  }

  private func passage(_ hit: Hit, _ width: Int) -> [StyledText] {
    if let snippet = hit.snippet, !snippet.text.isEmpty {
      return SnippetText(snippet: snippet, terminal: terminal).text.wrapped(to: width)
    }
    return terminal.text(hit.card.summary).wrapped(to: width)
  }

  /// Why it is here, and the name to open it by.
  private func reason(_ hit: Hit, _ width: Int) -> [StyledText] {
    let more = hit.collapsed.map { count in
      count > 0
        ? "\(counted(count, "more lesson")) of this school: add school:\(hit.card.school.id)" : ""
    }
    let id = terminal.text(hit.card.id, .accent)
    let beside = [isNeighbor ? shared(hit.matched) : "", more ?? ""].map { terminal.text($0) }
    let why = WhyLine(matched: hit.matched, words: words, terminal: terminal)
    return (isNeighbor ? [] : why.lines(width)) + terminal.wrapped([id] + beside, to: width)
  }

  /// What a neighbor shares: values, those that matter most first, then the words that tell most.
  private func shared(_ matched: Matched) -> String {
    let values = sharedValues(matched.filters)
    let words = matched.terms.prefix(max(sharedWords, sharedThings - values.count))
    let shown = values.prefix(sharedThings - words.count) + words
    let reasons = [
      matched.parts.contains("related") ? "named as related" : "",
      shown.isEmpty ? "" : "shares " + listed(Array(shown), "and"),
    ]
    return listed(reasons.filter { !$0.isEmpty }, "and")
  }

  /// One a field, in their order, as a search takes them: `grade:3,4`.
  private func sharedValues(_ filters: [String]) -> [String] {
    var fields: [(name: Substring, values: [Substring])] = []
    for filter in filters {
      let parts = filter.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      if fields.last?.name == parts[0] {
        fields[fields.count - 1].values.append(parts[1])
      } else {
        fields.append((parts[0], [parts[1]]))
      }
    }
    return fields.map { field in
      let shown = field.values.prefix(valuesOfField).map { value in
        value.contains { $0 == " " || $0 == "," } ? "\"\(value)\"" : String(value)
      }
      return field.name + ":" + shown.joined(separator: ",")
    }
  }
}
