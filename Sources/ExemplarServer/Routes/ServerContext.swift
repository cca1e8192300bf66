internal import ExemplarCuration
package import Hummingbird
internal import Logging
internal import NIOCore

/// What goes with one request through the server.
package struct ServerContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The connection, for what a request can say while its body still comes.
  let channel: any Channel
  /// Where the connection comes from; a proxy's address where one stands in front.
  let remoteAddress: SocketAddress?
  /// What the log is told, wherever on the way it became known.
  let facts: RequestFacts
  /// Who asks, as rate limits count: an address, behind a proxy the one it names.
  var client: String {
    get { facts.client }
    set { facts.client = newValue }
  }
  /// The row of the table that answers; nil until one is found.
  var endpoint: Endpoint? {
    get { facts.endpoint }
    set { facts.endpoint = newValue }
  }
  /// Who bears the token that came along, once it was looked at.
  var actor: Actor? {
    get { facts.actor }
    set { facts.actor = newValue }
  }

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
    remoteAddress = source.channel.remoteAddress
    facts = RequestFacts()
    facts.id = source.logger[metadataKey: "hb.request.id"]?.description
    facts.client = source.channel.remoteAddress?.ipAddress ?? "local"
  }
}
