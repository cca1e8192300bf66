internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTPTypesHTTP1

extension HTTP1Channel.Configuration {
  /// Connections with a ``ConnectionGuard`` at their door.
  static func guarded(_ settings: ServerSettings, logger: Logger) -> Self {
    let standing = StandingHeaders(settings)
    return .init(
      additionalChannelHandlers: [
        GuardInstaller { ConnectionGuard(settings: settings, standing: standing, logger: logger) }
      ],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: settings.headerBytes, maxHeaderListSize: settings.headerBytes,
        maxHeaderFieldCount: 100))
  }
}

/// Puts the guard where the parts of HTTP still have their version and their raw headers: before Hummingbird's
/// codec, behind which alone it takes handlers from others.
private final class GuardInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  private let make: () -> ConnectionGuard

  init(_ make: @escaping () -> ConnectionGuard) { self.make = make }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    do {
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      try pipeline.addHandler(make(), position: .before(codec))
    } catch {
      // Without its guard a connection is not served.
      context.close(promise: nil)
    }
  }
}
