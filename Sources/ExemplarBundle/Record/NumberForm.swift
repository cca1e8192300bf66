/// Whether a text is a number, a time or a day, decided by one walk over its bytes.
///
/// Written by hand because a record asks it of every word: a regular expression is compiled anew each time.
struct NumberForm {
  private var rest: ArraySlice<UInt8>

  private init(_ text: some Sequence<UInt8>) { rest = Array(text)[...] }

  /// A number as RFC 8259, section 6, has it: no leading zero, no bare point, no plus in front.
  static func isJSON(_ text: some Sequence<UInt8>) -> Bool {
    var form = NumberForm(text)
    _ = form.take("-")
    let leadingZero = form.rest.first == UInt8(ascii: "0")
    let digits = form.takeDigits()
    guard digits > 0, !leadingZero || digits == 1 else { return false }
    if form.take("."), form.takeDigits() == 0 { return false }
    if form.take("e", "E") {
      _ = form.take("+", "-")
      if form.takeDigits() == 0 { return false }
    }
    return form.rest.isEmpty
  }

  /// A whole number without leading zeros, at most nine digits.
  static func isWhole(_ text: some Sequence<UInt8>) -> Bool {
    var form = NumberForm(text)
    let leadingZero = form.rest.first == UInt8(ascii: "0")
    let digits = form.takeDigits()
    return form.rest.isEmpty && (1...9).contains(digits) && (!leadingZero || digits == 1)
  }

  /// `2018-11-05`, in these widths and nothing after it.
  static func isDay(_ text: some Sequence<UInt8>) -> Bool {
    var form = NumberForm(text)
    return form.takeDigits() == 4 && form.take("-") && form.takeDigits() == 2 && form.take("-")
      && form.takeDigits() == 2 && form.rest.isEmpty
  }

  /// What some YAML takes for a number, a time or a moment: `1_000`, `0x1F`, `10:30`, `2018-1-5 noon`.
  static func isYAML(_ text: some Sequence<UInt8>) -> Bool {
    let form = NumberForm(text)
    return form.isDecimal || form.isBased || form.isTime || form.beginsWithDay
  }
}

// The forms that YAML 1.1 and 1.2 know between them; one begins with a digit.
extension NumberForm {
  private var isDecimal: Bool {
    var form = self
    guard form.takeDigits() > 0 else { return false }
    form.skip("0123456789_,")
    if form.take(".") { form.skip("0123456789_") }
    if form.take("e", "E") {
      _ = form.take("+", "-")
      form.skip("0123456789")
    }
    return form.rest.isEmpty
  }

  private var isBased: Bool {
    var form = self
    guard form.take("0"), form.take("x", "o", "b") else { return false }
    form.skip("0123456789ABCDEFabcdef_")
    return form.rest.isEmpty
  }

  private var isTime: Bool {
    var form = self
    guard form.takeDigits() > 0, form.rest.first == UInt8(ascii: ":") else { return false }
    while form.take(":") { if form.takeDigits() == 0 { return false } }
    if form.take(".") { form.skip("0123456789_") }
    return form.rest.isEmpty
  }

  private var beginsWithDay: Bool {
    var form = self
    return form.takeDigits() == 4 && form.take("-") && form.takeDigits() > 0 && form.take("-")
      && form.takeDigits() > 0
  }
}

// Walking.
extension NumberForm {
  private mutating func take(_ wanted: Unicode.Scalar...) -> Bool {
    guard let byte = rest.first, wanted.contains(Unicode.Scalar(byte)) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func takeDigits() -> Int {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    rest.removeFirst(digits)
    return digits
  }

  private mutating func skip(_ characters: StaticString) {
    let set = UnsafeBufferPointer(start: characters.utf8Start, count: characters.utf8CodeUnitCount)
    rest = rest.drop { set.contains($0) }
  }
}
