import ExemplarServer
import NIOCore
import Testing

/// How often each client may ask.
@Suite struct RateTableTests {
  private static let second: UInt64 = 1_000_000_000

  private func client(_ number: Int) throws -> RatedClient {
    try RatedClient(
      SocketAddress(ipAddress: "10.0.\(number / 256).\(number % 256)", port: 4711))
  }

  @Test func `lets a client ask in one go, and then as fast as its bucket fills`() throws {
    let rates = RateTable<RatedClient>(perSecond: 2, burst: 3)
    let client = try client(1)
    for _ in 0..<3 { #expect(rates.take(client, at: 0) == nil) }
    #expect(rates.take(client, at: 0) == 0.5)
    #expect(rates.take(client, at: Self.second / 4) == 0.25)
    #expect(rates.take(client, at: Self.second / 2) == nil)
    #expect(rates.take(client, at: Self.second / 2) == 0.5)
    let other = try self.client(2)
    #expect(rates.take(other, at: Self.second / 2) == nil)
  }

  @Test func `remembers what a client used up while others come and go`() throws {
    let rates = RateTable<RatedClient>(perSecond: 1, burst: 10)
    let client = try client(1)
    for _ in 0..<10 { #expect(rates.take(client, at: 0) == nil) }
    #expect(rates.take(client, at: 5 * Self.second) == nil)
    for _ in 0..<4 { #expect(rates.take(client, at: 11 * Self.second) == nil) }
    for _ in 0..<6 { #expect(rates.take(client, at: 11 * Self.second) == nil) }
    #expect(rates.take(client, at: 11 * Self.second) != nil)
  }

  @Test func `forgets who has not asked for long, and never remembers more than its room`() throws {
    let rates = RateTable<RatedClient>(perSecond: 1, burst: 10, room: 100)
    for number in 0..<5000 { _ = rates.take(try client(number), at: 0) }
    #expect(rates.count <= 200)
    for turn in 1...3 { _ = rates.take(try client(1), at: UInt64(turn) * 11 * Self.second) }
    #expect(rates.count <= 2)
  }

  @Test(arguments: [
    ("192.0.2.77", "192.0.2.77"), ("::ffff:192.0.2.77", "192.0.2.77"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
  ])
  func `names an address as rates count it`(_ address: String, _ text: String) throws {
    #expect(try RatedClient(SocketAddress(ipAddress: address, port: 443)).text == text)
  }

  @Test(arguments: [
    (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
  ])
  func `writes a moment as HTTP does`(_ seconds: Int, _ text: String) {
    #expect(HTTPDate(secondsSince1970: seconds).text == text)
  }
}
