internal import ExemplarLanguage
internal import ExemplarVocabulary

/// What an exemplar is filed under, with all its names in one text: a question's words are looked for in it at once.
struct FiledNames {
  /// A value of a field, or one that such a value is part of.
  struct Entry {
    var field: String
    var value: LabeledValue
  }

  /// In the order of the card's fields, each value before those that it is part of.
  private(set) var entries: [Entry] = []
  /// A line for each label, and one for the field with the value as they are typed.
  private(set) var text = ""
  /// The lines: of which entry each is, and the byte of the text where it ends.
  private(set) var lines: [(entry: Int, end: Int)] = []

  /// Reads the names of parents from the facets of an index.
  init(of card: Card, _ labels: FacetLabels) {
    var text: [UInt8] = []
    text.reserveCapacity(1_024)
    for (field, values) in card.filed {
      for value in values {
        add(field, value, &text)
        for parent in labels.parents(of: value.id, field) {
          add(field, parent, &text)
        }
      }
    }
    for grade in card.grades {
      let known = labels.value(grade, "grade")
      add("grade", grade, label: known?.label ?? grade, labelEs: known?.labelEs, &text)
    }
    for (field, values) in [("tool", card.tools), ("keyword", card.keywords)] {
      for value in values { add(field, value, label: value, &text) }
    }
    self.text = String(decoding: text, as: UTF8.self)
  }

  private mutating func add(
    _ field: String, _ id: String, label: String, labelEs: String? = nil, _ text: inout [UInt8]
  ) {
    add(field, LabeledValue(id: id, scheme: "", label: label, labelEs: labelEs), &text)
  }

  private mutating func add(_ field: String, _ value: LabeledValue, _ text: inout [UInt8]) {
    func endLine() {
      lines.append((entries.count, text.count))
      text.append(UInt8(ascii: "\n"))
    }
    text.append(contentsOf: value.label.utf8)
    endLine()
    if let labelEs = value.labelEs {
      text.append(contentsOf: labelEs.utf8)
      endLine()
    }
    text.append(contentsOf: field.utf8)
    text.append(UInt8(ascii: " "))
    text.append(contentsOf: value.id.utf8)
    endLine()
    entries.append(Entry(field: field, value: value))
  }
}

extension Card {
  /// The values of vocabularies, by the field that finds them.
  fileprivate var filed: [(field: String, values: [LabeledValue])] {
    [
      ("iste", iste), ("concept", concepts), ("practice", practices), ("standard", standards),
      ("citizenship", citizenship), ("subject", subjects), ("school", [school]),
      ("program", program.map { [$0] } ?? []),
    ]
  }
}
