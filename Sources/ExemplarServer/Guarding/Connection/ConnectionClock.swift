internal import NIOCore

/// How long one connection may do what it does: a value that is asked only when a timer fires.
///
/// A client is slow only while the server listens to it: what waits because a route has not read yet is not its
/// fault.
struct ConnectionClock {
  /// What time has come for.
  enum Verdict { case goOn, headTooSlow, bodyTooSlow, close }

  private let headerTime: TimeAmount
  private let idleTime: TimeAmount
  private let bodyTime: TimeAmount
  private let bytesPerSecond: Int

  /// How long the other side has for reading the last answer.
  private static let lingering = TimeAmount.seconds(2)

  /// Since when nothing was asked.
  private var idleSince = NIODeadline.uptimeNanoseconds(0)
  private var wasAsked = false
  /// The span in which a body must bring its share.
  private var spanBegan = NIODeadline.uptimeNanoseconds(0)
  private var spanBytes = 0
  private var spanListened = TimeAmount.zero
  private var listensSince: NIODeadline?
  /// Since when the system takes no more of what was written, and how much that was.
  private var stuckSince: NIODeadline?
  private var stuckBytes = 0

  init(_ settings: ServerSettings) {
    headerTime = TimeAmount(settings.headerTime)
    idleTime = TimeAmount(settings.idleTime)
    bodyTime = TimeAmount(settings.bodyTime)
    bytesPerSecond = settings.minimumBodyRate
  }

  // MARK: What happens

  mutating func opened(at now: NIODeadline) { idleSince = now }

  mutating func reads(at now: NIODeadline) {
    if listensSince == nil { listensSince = now }
  }

  mutating func stopsReading(at now: NIODeadline) {
    if let since = listensSince { spanListened = spanListened + (now - since) }
    listensSince = nil
  }

  /// Since when a head is awaited whose first byte came now; the first of a connection since it was opened.
  func headBegan(at now: NIODeadline) -> NIODeadline { wasAsked ? now : idleSince }

  mutating func bodyBegan(at now: NIODeadline) {
    wasAsked = true
    spanBegan = now
    spanBytes = 0
    spanListened = .zero
  }

  mutating func received(_ bytes: Int) { spanBytes += bytes }

  mutating func answered(at now: NIODeadline) { idleSince = now }

  mutating func fellSilent(at now: NIODeadline) { idleSince = now }

  mutating func isWritable(_ isWritable: Bool, unsent: Int, at now: NIODeadline) {
    stuckSince = isWritable ? nil : now
    stuckBytes = unsent
  }

  // MARK: What time it is

  /// When to look again at the latest; nil while the server itself is at work.
  func deadline(
    _ incoming: ConnectionGuard.Incoming, isWaiting: Bool, isSilent: Bool
  ) -> NIODeadline? {
    if isSilent { return (stuckSince.map { $0 + idleTime }) ?? idleSince + Self.lingering }
    let stuck = stuckSince.map { $0 + idleTime }
    let slow: NIODeadline? =
      switch incoming {
      case .head(let since): since + headerTime
      case .body: spanBegan + bodyTime
      case .nothing where !isWaiting: idleSince + (wasAsked ? idleTime : headerTime)
      case .nothing, .unheard: nil
      }
    return [stuck, slow].compactMap(\.self).min()
  }

  /// What is to be done now; looks that come too early change nothing.
  mutating func verdict(
    _ incoming: ConnectionGuard.Incoming, isWaiting: Bool, isSilent: Bool, unsent: Int,
    at now: NIODeadline
  ) -> Verdict {
    guard let deadline = deadline(incoming, isWaiting: isWaiting, isSilent: isSilent),
      deadline <= now
    else { return .goOn }
    if let since = stuckSince, since + idleTime <= now {
      return takesItsShare(unsent, since: since, now) ? .goOn : .close
    }
    if isSilent { return goesOut(unsent, now) ? .goOn : .close }
    switch incoming {
    case .head(let since): return since + headerTime <= now ? .headTooSlow : .goOn
    case .body: return bringsItsShare(now) ? .goOn : .bodyTooSlow
    case .nothing: return goesOut(unsent, now) ? .goOn : .close
    case .unheard: return .goOn
    }
  }

  /// Whether a body came as fast as it must, and begins the next span.
  private mutating func bringsItsShare(_ now: NIODeadline) -> Bool {
    let listened = spanListened + (listensSince.map { now - $0 } ?? .zero)
    let expected = Double(bytesPerSecond) * seconds(listened)
    let isEnough = Double(spanBytes) >= expected || listened + listened < bodyTime
    spanBegan = now
    spanBytes = 0
    spanListened = .zero
    if listensSince != nil { listensSince = now }
    return isEnough
  }

  /// Whether enough of what was written went out since it stuck, and begins the next span.
  private mutating func takesItsShare(
    _ unsent: Int, since: NIODeadline, _ now: NIODeadline
  ) -> Bool {
    let isEnough = Double(stuckBytes - unsent) >= Double(bytesPerSecond) * seconds(now - since)
    stuckSince = now
    stuckBytes = unsent
    return isEnough
  }

  /// Whether something of what was written went out since the last look.
  private mutating func goesOut(_ unsent: Int, _ now: NIODeadline) -> Bool {
    defer {
      stuckBytes = unsent
      idleSince = now
    }
    return unsent > 0 && (unsent < stuckBytes || stuckBytes == 0)
  }

  private func seconds(_ time: TimeAmount) -> Double { Double(time.nanoseconds) / 1e9 }
}
