internal import Foundation

/// What the log may say of where a request came from: an address without the part that names a device.
enum ClientAddress {
  /// `10.1.2.3` becomes `10.1.2.0`, an address of IPv6 keeps its first 48 bits; what is no address is not repeated.
  ///
  /// ```swift
  /// ClientAddress.shortened("2001:db8:1:2:3:4:5:6")   // "2001:db8:1::"
  /// ```
  static func shortened(_ address: String) -> String {
    if address == "local" { return address }
    var four = in_addr()
    if inet_pton(AF_INET, address, &four) == 1 { return shortened(four) }
    var six = in6_addr()
    guard inet_pton(AF_INET6, address, &six) == 1 else { return "unknown" }
    var bytes = withUnsafeBytes(of: six) { Array($0) }
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return bytes[12..<15].map(String.init).joined(separator: ".") + ".0"
    }
    for place in 6..<16 { bytes[place] = 0 }
    withUnsafeMutableBytes(of: &six) { $0.copyBytes(from: bytes) }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(AF_INET6, &six, &text, socklen_t(text.count)) != nil else { return "unknown" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func shortened(_ address: in_addr) -> String {
    let bytes = withUnsafeBytes(of: address.s_addr) { Array($0) }
    return bytes[..<3].map(String.init).joined(separator: ".") + ".0"
  }
}
