internal import Foundation
internal import Metrics

/// What the system says of this process.
struct ProcessFigures: Hashable, Sendable {
  /// In bytes.
  var residentMemory = 0
  var openDescriptors = 0
  /// In seconds since 1970.
  var started = 0.0

  /// Reads `/proc`; what cannot be read is 0.
  static var now: ProcessFigures {
    var figures = ProcessFigures()
    let pages = text("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) }
    figures.residentMemory = (pages ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    figures.openDescriptors =
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    figures.started = startTime() ?? 0
    return figures
  }

  func write(to exporter: PrometheusExporter) {
    for (label, value) in [
      ("process_resident_memory_bytes", Double(residentMemory)),
      ("process_open_fds", Double(openDescriptors)), ("process_start_time_seconds", started),
    ] {
      Meter(label: label, dimensions: [], factory: exporter).set(value)
    }
  }

  /// The 22nd field of `stat` counts ticks since the machine started (proc(5)); the name in parentheses may hold
  /// anything.
  private static func startTime() -> Double? {
    let fields = text("/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
    let boot = text("/proc/stat").split(separator: "\n").first { $0.hasPrefix("btime ") }?
      .dropFirst(6)
    guard fields.count > 19, let ticks = Double(fields[19]), let boot = boot.flatMap({ Double($0) })
    else { return nil }
    return boot + ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
