internal import Foundation

/// A moment as the answers write it: RFC 3339 in UTC, to the second.
///
/// An answer holds no more than it writes, so that one that was read equals the one that was written.
extension Date {
  /// The same moment without parts of a second.
  var wholeSecond: Date { Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down)) }
}

extension KeyedEncodingContainer {
  /// Writes a moment: `2026-11-22T09:05:00Z`.
  mutating func encode(time: Date, forKey key: Key) throws {
    try encode(time.formatted(.iso8601), forKey: key)
  }

  /// The same; an absent one as null.
  mutating func encode(time: Date?, forKey key: Key) throws {
    try encode(time?.formatted(.iso8601), forKey: key)
  }
}

extension KeyedDecodingContainer {
  /// Reads a moment that was so written.
  func decodeTime(forKey key: Key) throws -> Date {
    let text = try decode(String.self, forKey: key)
    do { return try Date(text, strategy: .iso8601) } catch {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self, debugDescription: "“\(text)” is not a moment of RFC 3339 in UTC.")
    }
  }

  /// The same; nil for null.
  func decodeTimeIfPresent(forKey key: Key) throws -> Date? {
    try decodeIfPresent(String.self, forKey: key) == nil ? nil : try decodeTime(forKey: key)
  }
}
