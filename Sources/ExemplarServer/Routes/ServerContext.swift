internal import ExemplarCuration
internal import Hummingbird
internal import NIOCore

/// What goes with one request through the server.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection, for what a request can say while its body still comes.
  let channel: any Channel
  /// Where the connection comes from; a proxy's address where one stands in front.
  let remoteAddress: SocketAddress?
  /// Who asks, as rate limits count: an address, behind a proxy the one it names.
  var client: String
  /// The row of the table that answers; nil until one is found.
  var endpoint: Endpoint?
  /// Who bears the token that came along, once it was looked at.
  var actor: Actor?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
    remoteAddress = source.channel.remoteAddress
    client = source.channel.remoteAddress?.ipAddress ?? "local"
  }
}
