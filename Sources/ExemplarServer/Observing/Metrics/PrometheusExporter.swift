public import Metrics
internal import Synchronization

/// Keeps what is counted and measured, and writes it in Prometheus' text format, version 0.0.4.
///
/// ```swift
/// let exporter = PrometheusExporter()
/// Counter(label: "lessons_read_total", dimensions: [("school", "garvanza-es")], factory: exporter).increment()
/// exporter.text
/// // # TYPE lessons_read_total counter
/// // lessons_read_total{school="garvanza-es"} 1
/// ```
/// The same label with the same dimensions is the same number, whoever asks for it. The format:
/// https://prometheus.io/docs/instrumenting/exposition_formats/
public final class PrometheusExporter: MetricsFactory {
  /// What a name says, in the order in which names were described.
  private let descriptions: [String: String]
  private let series = Mutex<[SeriesName: any PrometheusSeries]>([:])

  /// An exporter of nothing yet; descriptions are by label.
  public init(descriptions: [String: String] = [:]) { self.descriptions = descriptions }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    find(label, dimensions) { PrometheusCounter() }
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    find(label, dimensions) { PrometheusGauge(kind: "counter") }
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    find(label, dimensions) { PrometheusGauge(kind: "gauge") }
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    find(label, dimensions) { PrometheusGauge(kind: "gauge") }
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    find(label, dimensions) { PrometheusHistogram() }
  }

  public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
    remove(handler)
  }
  public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
  public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
  public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

  /// Everything, in the alphabet of names and labels.
  public var text: String {
    let all = series.withLock { $0 }.sorted { $0.key < $1.key }
    var text = ""
    var name = ""
    for (key, series) in all {
      if key.name != name {
        name = key.name
        if let words = descriptions[name] {
          text += "# HELP \(name) \(SeriesName.escaped(words, quotes: false))\n"
        }
        text += "# TYPE \(name) \(series.kind)\n"
      }
      series.write(key, to: &text)
    }
    return text
  }

  /// Sets a count that somebody else keeps.
  func setTotal(_ label: String, _ total: Int, _ dimensions: [(String, String)] = []) {
    find(label, dimensions) { PrometheusGauge(kind: "counter") }.set(Int64(total))
  }

  /// Forgets all series of a name, whose labels are not those of now.
  func forget(_ label: String) {
    let name = SeriesName(label, []).name
    series.withLock { all in all = all.filter { $0.key.name != name } }
  }

  /// The one that is there, or a new one. One of another kind under the name is a fault of the program: the new one
  /// then counts for itself and is not written, so that the format stays valid.
  private func find<Series: PrometheusSeries>(
    _ label: String, _ dimensions: [(String, String)], _ make: () -> Series
  ) -> Series {
    let key = SeriesName(label, dimensions)
    return series.withLock { all in
      if let known = all[key] { return known as? Series ?? make() }
      let made = make()
      all[key] = made
      return made
    }
  }

  private func remove(_ handler: AnyObject) {
    series.withLock { all in all = all.filter { $0.value !== handler } }
  }
}
