internal import Hummingbird
internal import Metrics
internal import Synchronization

/// What the server counts of its requests, by the rows of its table.
///
/// Counting a request takes two short locks and no formatting: names are put together once for each row.
final class ServerMetrics: Sendable {
  /// What is written at `/metrics`.
  let exporter = PrometheusExporter(descriptions: ServerMetrics.descriptions)
  /// Requests whose answer has not ended.
  let requestsInFlight = Atomic<Int>(0)
  private let routes = Mutex<[String: RouteMetrics]>([:])

  /// The label of requests for which no row was found.
  static let unknownRoute = "unknown"

  /// Counts an answer.
  func ended(
    _ endpoint: Endpoint?, method: HTTPRequest.Method, status: Int, time: Duration
  ) {
    route(endpoint?.path ?? Self.unknownRoute)
      .ended(method: Self.name(of: method), status: status, time: time)
  }

  private func route(_ name: String) -> RouteMetrics {
    routes.withLock { routes in
      if let known = routes[name] { return known }
      let made = RouteMetrics(route: name, exporter: exporter)
      routes[name] = made
      return made
    }
  }

  /// A method's name; one that HTTP does not know is `other`, whatever it says.
  static func name(of method: HTTPRequest.Method) -> String {
    known.contains(method.rawValue) ? method.rawValue : "other"
  }

  private static let known: Set<String> = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
  ]

  private static let descriptions = [
    "exemplar_http_requests_total": "Requests that were answered.",
    "exemplar_http_request_seconds": "Time from a request to the end of its answer.",
    "exemplar_http_requests_in_flight": "Requests whose answer has not ended.",
    "exemplar_pool_workers": "Threads that work.",
    "exemplar_pool_working": "Threads that are at work.",
    "exemplar_pool_waiting": "Pieces of work that wait for a thread.",
    "exemplar_pool_done_total": "Pieces of work that were done.",
    "exemplar_pool_refused_total":
      "Pieces of work that were refused: too many waited, or too long.",
    "exemplar_index_ready": "1 while the index answers for the whole collection.",
    "exemplar_index_info": "The revision of the index, as a label.",
    "exemplar_index_exemplars": "Exemplars in the index.",
    "exemplar_index_age_seconds": "Time since the index was last written.",
    "exemplar_submissions": "Submissions by state.",
    "exemplar_queue_age_seconds": "How long the oldest submission waits, by who has to act.",
    "exemplar_queue_read": "1 where the workflow could be read for these figures.",
    "exemplar_search_log_noted_total": "Searches that were written into the log of searches.",
    "exemplar_search_log_failures_total": "Searches that could not be written there.",
    "process_resident_memory_bytes": "Resident memory.",
    "process_open_fds": "Open file descriptors.",
    "process_start_time_seconds": "When the process started, in seconds since 1970.",
  ]
}

/// The counters of one row.
private final class RouteMetrics: Sendable {
  private struct Key: Hashable {
    var method: String
    var status: Int
  }

  private let route: String
  private let exporter: PrometheusExporter
  private let time: Metrics.Timer
  private let counters = Mutex<[Key: Counter]>([:])

  init(route: String, exporter: PrometheusExporter) {
    self.route = route
    self.exporter = exporter
    time = Timer(
      label: "exemplar_http_request_seconds", dimensions: [("route", route)], factory: exporter)
  }

  func ended(method: String, status: Int, time: Duration) {
    let (seconds, attoseconds) = time.components
    self.time.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    counter(Key(method: method, status: status)).increment()
  }

  private func counter(_ key: Key) -> Counter {
    counters.withLock { counters in
      if let known = counters[key] { return known }
      let made = Counter(
        label: "exemplar_http_requests_total",
        dimensions: [
          ("method", key.method), ("route", route), ("status", String(key.status)),
        ], factory: exporter)
      counters[key] = made
      return made
    }
  }
}
