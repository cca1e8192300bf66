extension UnsafeBufferPointer<UInt8> {
  /// The scalar that starts at a byte of a Swift string, which is always valid UTF-8, and its length in bytes.
  ///
  /// ```swift
  /// var word = "año"
  /// word.withUTF8 { $0.scalar(at: 1) }   // ñ, 2
  /// ```
  @inlinable @inline(__always)
  package func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = self[place]
    return lead < 0x80 ? (Unicode.Scalar(lead), 1) : longScalar(at: place)
  }

  /// A scalar of more than one byte.
  @usableFromInline
  package func longScalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = UInt32(self[place])
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { value = value << 6 | UInt32(self[place + offset] & 0x3F) }
    return (Unicode.Scalar(value).unsafelyUnwrapped, length)
  }
}
