/// Names one act, so that a server does it once however often it is asked (draft-ietf-httpapi-idempotency-key-header).
///
/// ```swift
/// IdempotencyKey().text.count   // 32
/// ```
public struct IdempotencyKey: Hashable, Sendable {
  /// 128 random bits as hexadecimal digits.
  public let text: String

  /// A new one.
  public init() {
    let digits = Array("0123456789abcdef")
    var generator = SystemRandomNumberGenerator()
    text = String((0..<32).map { _ in digits[Int.random(in: 0..<16, using: &generator)] })
  }
}
