internal import Metrics
internal import Synchronization

/// Numbers under one name and labels.
protocol PrometheusSeries: AnyObject, Sendable {
  /// `counter`, `gauge`, `histogram`
  var kind: String { get }
  /// Adds its lines.
  func write(_ name: SeriesName, to text: inout String)
}

/// A count that only grows.
final class PrometheusCounter: PrometheusSeries, CounterHandler {
  private let count = Atomic<Int64>(0)

  var kind: String { "counter" }

  func increment(by amount: Int64) { count.wrappingAdd(max(0, amount), ordering: .relaxed) }

  func reset() { count.store(0, ordering: .relaxed) }

  func write(_ name: SeriesName, to text: inout String) {
    text += "\(name.text()) \(count.load(ordering: .relaxed))\n"
  }
}

/// A number that goes up and down, or a count with fractions.
final class PrometheusGauge: PrometheusSeries, MeterHandler, RecorderHandler,
  FloatingPointCounterHandler
{
  let kind: String
  private let value = Mutex(0.0)

  init(kind: String) { self.kind = kind }

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func reset() { set(0.0) }

  func write(_ name: SeriesName, to text: inout String) {
    text += "\(name.text()) \(PrometheusNumber.text(value.withLock { $0 }))\n"
  }
}

/// How often something took how long, in seconds.
final class PrometheusHistogram: PrometheusSeries, TimerHandler {
  /// Upper bounds: from a search in memory to the longest request that is allowed.
  static let bounds = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
  ]

  private struct State {
    var counts = [Int64](repeating: 0, count: PrometheusHistogram.bounds.count + 1)
    var nanoseconds: Int64 = 0
  }

  private let state = Mutex(State())

  var kind: String { "histogram" }

  func recordNanoseconds(_ duration: Int64) {
    let seconds = Double(duration) / 1_000_000_000
    let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[place] += 1
      state.nanoseconds += duration
    }
  }

  func write(_ name: SeriesName, to text: inout String) {
    let state = state.withLock { $0 }
    var sum: Int64 = 0
    for (bound, count) in zip(Self.bounds.map(PrometheusNumber.text) + ["+Inf"], state.counts) {
      sum += count
      text += "\(name.text(suffix: "_bucket", extra: "le=\"\(bound)\"")) \(sum)\n"
    }
    let seconds = PrometheusNumber.text(Double(state.nanoseconds) / 1_000_000_000)
    text += "\(name.text(suffix: "_sum")) \(seconds)\n\(name.text(suffix: "_count")) \(sum)\n"
  }
}

/// Numbers as Prometheus reads them.
enum PrometheusNumber {
  /// `3`, `0.25`, `+Inf`, `NaN`
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
