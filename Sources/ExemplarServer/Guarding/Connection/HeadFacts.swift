internal import NIOHTTP1

/// The headers that decide how a request is read, collected in one walk: most requests pass here.
struct HeadFacts {
  var hosts: [String] = []
  var lengths = 0
  var codings: [String] = []
  var expectations: [String] = []
  /// It asks for another protocol.
  var isUpgrade = false

  init(_ headers: HTTPHeaders) {
    for (name, value) in headers {
      switch name.utf8.count {
      case 4 where Self.isSame(name, "host"): hosts.append(value)
      case 6 where Self.isSame(name, "expect"): expectations.append(value)
      case 7 where Self.isSame(name, "upgrade"): isUpgrade = true
      case 14 where Self.isSame(name, "content-length"): lengths += 1
      case 17 where Self.isSame(name, "transfer-encoding"): codings.append(value)
      default: break
      }
    }
  }

  /// Names of headers are told apart by their letters alone; `small` is in small letters.
  private static func isSame(_ name: String, _ small: StaticString) -> Bool {
    small.withUTF8Buffer { small in
      name.utf8.elementsEqual(small) { byte, wanted in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          ? byte | 0x20 == wanted : byte == wanted
      }
    }
  }
}
