internal import Foundation
public import Logging

/// The handler behind the server's logger: one line an event, text or JSON.
///
/// ```swift
/// let sink = LogSink.standardError()
/// let logger = Logger(label: "exemplar") { _ in ServerLogHandler(form: .json, level: .info, sink: sink) }
/// ```
public struct ServerLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  public var logLevel: Logger.Level
  private let form: ServerSettings.LogForm
  private let sink: LogSink

  /// Writes lines of a form, from a level upward.
  public init(form: ServerSettings.LogForm, level: Logger.Level, sink: LogSink) {
    self.form = form
    self.sink = sink
    logLevel = level
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// What the parts below say of themselves, only whoever looks for a fault wants to read.
  private static let below = ["HummingbirdCore", "Hummingbird", "ServiceLifecycle"]

  public func log(event: LogEvent) {
    if event.level < .warning, logLevel > .debug, Self.below.contains(event.source) { return }
    let (time, form, own, provided) = (Date(), form, metadata, metadataProvider?.get())
    sink.add {
      var all = own
      if let provided { all.merge(provided) { $1 } }
      if let given = event.metadata { all.merge(given) { $1 } }
      return LogLine(
        time: time, level: event.level, message: event.message.description,
        values: Self.values(of: all, error: event.error)
      ).text(form)
    }
  }

  /// What people look for first stands first; the rest follows in the alphabet.
  private static let order = ["method", "route", "status", "ms", "bytes", "client", "token", "id"]

  private static func values(
    of metadata: Logger.Metadata, error: (any Error)?
  ) -> [(name: String, value: LogLine.Value)] {
    var values = metadata.map { (name: $0.key, value: value($0.value)) }
    if let error { values.append(("error", .text(String(describing: error)))) }
    return values.sorted { rank($0.name) < rank($1.name) }
  }

  private static func rank(_ name: String) -> (Int, String) {
    (order.firstIndex(of: name) ?? order.count, name)
  }

  private static func value(_ value: Logger.Metadata.Value) -> LogLine.Value {
    switch value {
    case .stringConvertible(let number as Int): .number("\(number)")
    case .stringConvertible(let number as Double) where number.isFinite: .number("\(number)")
    default: .text(value.description)
    }
  }
}
