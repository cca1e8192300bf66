internal import ExemplarCuration
internal import Synchronization

/// What becomes known of a request while it is answered, for the log and the metrics.
///
/// One for every request: the context is copied on its way inward, and this is not.
final class RequestFacts: Sendable {
  private let facts = Mutex(Facts())

  private struct Facts {
    var client = "local"
    var endpoint: Endpoint?
    var actor: Actor?
    var failure: (any Error)?
    var id: String?
  }

  /// Who asks, as rate limits count.
  var client: String {
    get { facts.withLock { $0.client } }
    set { facts.withLock { $0.client = newValue } }
  }
  /// The request's own name, as its answer tells it; nil where none was given.
  var id: String? {
    get { facts.withLock { $0.id } }
    set { facts.withLock { $0.id = newValue } }
  }
  /// The row of the table that answers.
  var endpoint: Endpoint? {
    get { facts.withLock { $0.endpoint } }
    set { facts.withLock { $0.endpoint = newValue } }
  }
  /// Who bears the token.
  var actor: Actor? {
    get { facts.withLock { $0.actor } }
    set { facts.withLock { $0.actor = newValue } }
  }
  /// Why there is no answer, as it was thrown.
  var failure: (any Error)? {
    get { facts.withLock { $0.failure } }
    set { facts.withLock { $0.failure = newValue } }
  }
}
