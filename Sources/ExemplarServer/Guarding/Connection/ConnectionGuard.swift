internal import ExemplarPresentation
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// Stands at the door of one connection: answers what is no request, keeps the times, and closes in good order.
///
/// ```
/// socket ─ HTTP decoder ─ ConnectionGuard ─ typed parts ─ Hummingbird
/// ```
/// What it refuses never reaches a route; what goes wrong in the middle of a body reaches the route as a
/// ``ServerProblem`` thrown while it reads. The timer is moved only when it fires, so that a request that comes and
/// goes quickly costs no timer at all.
final class ConnectionGuard: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// What comes in next.
  enum Incoming: Equatable {
    /// The first byte of a request.
    case nothing
    /// The rest of a head that began then.
    case head(since: NIODeadline)
    case body
    /// Whatever it is, it is thrown away: an answer said so, or will.
    case unheard
  }

  let settings: ServerSettings
  private let standing: StandingHeaders
  private let logger: Logger
  private var clock: ConnectionClock
  private var incoming = Incoming.nothing
  /// Whether the connection stays open after each request that waits for its answer, the oldest first.
  private var waiting = CircularBuffer<Bool>(initialCapacity: 1)
  /// The answer after which nothing follows is being written.
  private var isLastAnswer = false
  /// The server stops.
  private var isStopping = false
  /// What cannot be understood is answered once all before it is.
  private var refusal: (problem: ServerProblem, withBody: Bool)?
  /// All was said; what is left is to let the other side read it.
  private var isSilent = false
  /// Something was read since the last pause.
  private var hasRead = false
  /// It is a socket in the file system.
  private var isLocal = false
  private var timer: (at: NIODeadline, task: Scheduled<Void>)?

  /// Makes the guard of one connection; `standing` are the headers of every answer.
  init(settings: ServerSettings, standing: StandingHeaders, logger: Logger) {
    self.settings = settings
    self.standing = standing
    self.logger = logger
    clock = ConnectionClock(settings)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if case .unixDomainSocket = context.channel.localAddress { isLocal = true }
    clock.opened(at: .now())
    setTimer(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { stopTimer() }

  // MARK: What comes in

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    hasRead = true
    guard incoming != .unheard else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      let check = HeadCheck(head, isLocal: isLocal)
      if let problem = check.problem {
        return refuse(problem, withBody: head.method != .HEAD, context)
      }
      waiting.append(check.staysOpen)
      incoming = .body
      clock.bodyBegan(at: .now())
    case .body(let bytes):
      clock.received(bytes.readableBytes)
    case .end:
      incoming = waiting.last == false ? .unheard : .nothing
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    clock.stopsReading(at: .now())
    if !hasRead, incoming == .nothing {
      incoming = .head(since: clock.headBegan(at: .now()))
      setTimer(context)
    } else if incoming == .body {
      setTimer(context)
    }
    hasRead = false
    context.fireChannelReadComplete()
    if isSilent { context.read() }
  }

  func read(context: ChannelHandlerContext) {
    clock.reads(at: .now())
    context.read()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard incoming != .unheard else { return }
    if incoming == .body {
      breakBody(ServerProblem(brokenBody: error), context)
    } else if let error = error as? HTTPParserError {
      refuse(ServerProblem(error), withBody: true, context)
    } else {
      incoming = .unheard
      context.fireErrorCaught(error)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    stopTimer()
    if incoming == .body { breakBody(.bodyIncomplete, context) }
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed:
      if isSilent { context.close(promise: nil) }
      incoming = .unheard
    case is ChannelShouldQuiesceEvent: isStopping = true
    default: break
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// A body ends before its end: the route that reads it is told, and its answer is the last.
  private func breakBody(_ problem: ServerProblem, _ context: ChannelHandlerContext) {
    incoming = .unheard
    if let last = waiting.indices.last { waiting[last] = false }
    context.fireErrorCaught(problem)
  }

  // MARK: What goes out

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isSilent, let staysOpen = waiting.first else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head) where head.status.code >= 200:
      let isCutShort = waiting.count == 1 && incoming == .body
      let isFollowed = waiting.count > 1 || refusal != nil
      let isSaidSo = head.headers.first(name: "Connection") == "close"
      isLastAnswer = !staysOpen || isCutShort || isSaidSo || (isStopping && !isFollowed)
      dress(&head, isLast: isLastAnswer)
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .head, .body:
      context.write(data, promise: promise)
    case .end:
      context.write(data, promise: promise)
      answered(context)
    }
  }

  private func answered(_ context: ChannelHandlerContext) {
    waiting.removeFirst()
    clock.answered(at: .now())
    if isLastAnswer {
      fallSilent(context)
    } else if waiting.isEmpty, let (problem, withBody) = refusal {
      say(problem, withBody: withBody, context)
    } else if waiting.isEmpty {
      setTimer(context)
    }
  }

  /// The headers that every answer has.
  private func dress(_ head: inout HTTPResponseHead, isLast: Bool) {
    standing.dress(&head.headers)
    if isLast { head.headers.replaceOrAdd(name: "Connection", value: "close") }
  }

  /// Answers what is no request, in its turn; nothing is heard after it.
  private func refuse(
    _ problem: ServerProblem, withBody: Bool, _ context: ChannelHandlerContext
  ) {
    incoming = .unheard
    if waiting.isEmpty {
      say(problem, withBody: withBody, context)
    } else {
      refusal = (problem, withBody)
    }
  }

  private func say(_ problem: ServerProblem, withBody: Bool, _ context: ChannelHandlerContext) {
    refusal = nil
    let request = RequestName.made()
    logger.info(
      "refused",
      metadata: [
        "code": "\(problem.problem.code)", "id": "\(request)",
        "client": "\(ClientAddress.shortened(context.channel.remoteAddress?.ipAddress ?? "local"))",
      ])
    do {
      var (head, body) = try problem.raw(request: request)
      dress(&head, isLast: true)
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      if withBody { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
      context.write(wrapOutboundOut(.end(nil)), promise: nil)
    } catch {
      logger.error("refused without a word", metadata: ["cause": "\(error)"])
    }
    fallSilent(context)
  }

  // MARK: How it ends

  /// Says no more, and lets the other side read what was said: closed at once, the system would take it back from
  /// under a sender who is still sending (RFC 9112, section 9.6).
  private func fallSilent(_ context: ChannelHandlerContext) {
    isSilent = true
    incoming = .unheard
    context.flush()
    context.close(mode: .output, promise: nil)
    clock.fellSilent(at: .now())
    setTimer(context)
    context.read()
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    switch mode {
    case .output where isSilent:
      promise?.succeed()
    case .output:
      isSilent = true
      incoming = .unheard
      context.close(mode: .output, promise: promise)
      clock.fellSilent(at: .now())
      setTimer(context)
    case .all where context.channel.isActive && (isSilent || !isDrained(context)):
      // Who stops the server closes at once; what was answered still goes out.
      if !isSilent { fallSilent(context) }
      context.channel.closeFuture.cascade(to: promise)
    default:
      context.close(mode: mode, promise: promise)
    }
  }

  private func isDrained(_ context: ChannelHandlerContext) -> Bool { unsent(context) == 0 }

  /// Bytes that were written and that the system has not taken yet.
  private func unsent(_ context: ChannelHandlerContext) -> Int {
    do {
      return try context.channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0
    } catch {
      return 0  // Channels that do not count hold nothing back.
    }
  }

  // MARK: Time

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    clock.isWritable(context.channel.isWritable, unsent: unsent(context), at: .now())
    if !context.channel.isWritable { setTimer(context) }
    context.fireChannelWritabilityChanged()
  }

  /// Sees to it that the timer fires no later than is needed.
  private func setTimer(_ context: ChannelHandlerContext) {
    guard
      let deadline = clock.deadline(
        incoming, isWaiting: !waiting.isEmpty, isSilent: isSilent)
    else { return }
    if let timer, timer.at <= deadline { return }
    timer?.task.cancel()
    let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] in
      guard let self else { return }
      timer = nil
      timeGoesBy(context)
    }
    timer = (deadline, task)
  }

  private func stopTimer() {
    timer?.task.cancel()
    timer = nil
  }

  private func timeGoesBy(_ context: ChannelHandlerContext) {
    let verdict = clock.verdict(
      incoming, isWaiting: !waiting.isEmpty, isSilent: isSilent, unsent: unsent(context),
      at: .now())
    switch verdict {
    case .goOn: break
    case .headTooSlow: refuse(.headTooSlow, withBody: true, context)
    case .bodyTooSlow: breakBody(.bodyTooSlow, context)
    case .close:
      isSilent = true
      context.close(promise: nil)
    }
    setTimer(context)
  }
}
