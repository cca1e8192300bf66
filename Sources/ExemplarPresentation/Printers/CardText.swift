internal import ExemplarVocabulary

/// The lines of a card that results and `show` share.
struct CardText {
  let card: Card
  let terminal: Terminal

  /// `[sample]` where it is one.
  var sampleMark: StyledText {
    card.sample ? terminal.text("[sample]", .sample) : StyledText()
  }

  /// School, grades and subjects.
  var audience: [StyledText] {
    [
      card.school.label, gradeRange(card.grades),
      card.subjects.map(\.label).joined(separator: ", "),
    ]
    .map { terminal.text($0) }
  }

  /// Program, year, time, devices and language: what decides whether it fits next Tuesday.
  var needs: [StyledText] {
    [
      card.program?.label, card.schoolYear.replacingDash, card.minutes.map { "\($0) min" },
      card.prepMinutes.map { "\($0) min prep" }, card.devices.map(devicePhrase),
      card.internet == false && card.devices != "none" ? "no internet" : nil,
      card.language == "en" ? nil : languageName(card.language),
    ].compactMap { $0 }.map { terminal.text($0) }
  }

  /// The codes of standards and concepts: `ISTE 4a, 4b · K12CS AP.control · CA 3-5.AP.13`.
  var codes: [StyledText] {
    let groups: [(String, [LabeledValue])] = [
      ("ISTE ", card.iste), ("K12CS ", card.concepts), ("", card.practices),
      ("CA ", card.standards), ("", card.citizenship),
    ]
    return groups.filter { !$0.1.isEmpty }.map { name, values in
      terminal.text(name) + terminal.text(values.map(\.id).joined(separator: ", "), .accent)
    }
  }
}

extension String {
  /// A school year with the dash of print: `2018–2019`.
  fileprivate var replacingDash: String {
    guard let dash = utf8.firstIndex(of: UInt8(ascii: "-")) else { return self }
    return String(self[..<dash]) + "–" + String(self[utf8.index(after: dash)...])
  }
}

/// `devices` in words.
func devicePhrase(_ devices: String) -> String {
  switch devices {
  case "none": "no devices"
  case "shared": "shared devices"
  case "one-to-one": "a device each"
  default: devices
  }
}

/// The name of a language that lessons are written in, else its code.
func languageName(_ code: String) -> String {
  switch code.split(separator: "-").first {
  case "en": "English"
  case "es": "Spanish"
  default: code
  }
}
