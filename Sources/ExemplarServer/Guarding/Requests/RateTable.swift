internal import Synchronization

/// How often each client may ask: a bucket of tokens that fills again as time goes by.
///
/// ```swift
/// let rates = RateTable<RatedClient>(perSecond: 50, burst: 100)
/// rates.take(client, at: now)   // nil: it may
/// rates.take(client, at: now)   // 0.02 after a hundred more: the seconds to wait
/// ```
/// A client that has not asked for the time in which an empty bucket fills is as one that never asked, and is
/// forgotten; where very many ask at once, those that asked longest ago are.
package final class RateTable<Client: Hashable & Sendable>: Sendable {
  private struct Bucket {
    var tokens: Double
    /// In nanoseconds of a clock that never goes back.
    var at: UInt64
  }

  private struct Buckets {
    /// Those asked for since the last turn, and those before.
    var young: [Client: Bucket] = [:]
    var old: [Client: Bucket] = [:]
    var turned: UInt64 = 0
  }

  private let perSecond: Double
  private let burst: Double
  private let room: Int
  private let buckets = Mutex(Buckets())

  /// At most twice `room` clients are remembered.
  package init(perSecond: Double, burst: Int, room: Int = 8192) {
    self.perSecond = perSecond
    self.burst = Double(max(1, burst))
    self.room = room
  }

  /// Takes a token of a client's; where there is none, the seconds until there is.
  package func take(_ client: Client, at now: UInt64) -> Double? {
    guard perSecond > 0 else { return nil }
    return buckets.withLock { buckets in
      turn(&buckets, now)
      var bucket =
        buckets.young[client] ?? buckets.old.removeValue(forKey: client)
        ?? Bucket(tokens: burst, at: now)
      let gone = Double(now > bucket.at ? now - bucket.at : 0) / 1e9
      bucket.tokens = min(burst, bucket.tokens + gone * perSecond)
      bucket.at = max(now, bucket.at)
      let isGranted = bucket.tokens >= 1
      if isGranted { bucket.tokens -= 1 }
      buckets.young[client] = bucket
      return isGranted ? nil : (1 - bucket.tokens) / perSecond
    }
  }

  /// How many clients are remembered.
  package var count: Int { buckets.withLock { $0.young.count + $0.old.count } }

  private func turn(_ buckets: inout Buckets, _ now: UInt64) {
    let filling = UInt64(burst / perSecond * 1e9)
    guard buckets.young.count >= room || now > buckets.turned &+ filling else { return }
    buckets.old = buckets.young
    buckets.young = [:]
    buckets.turned = now
  }
}
