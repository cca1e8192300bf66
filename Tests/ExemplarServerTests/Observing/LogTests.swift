import ExemplarServer
import Foundation
import Logging
import Synchronization
import Testing

/// Lines of the log, kept for a test.
final class KeptLog: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  private let level: Logger.Level

  init(level: Logger.Level = .info) { self.level = level }

  /// A logger that writes here, and its sink.
  func logger(_ form: ServerSettings.LogForm) -> (Logger, LogSink) {
    let sink = LogSink { [self] piece in bytes.withLock { $0 += piece } }
    let level = level
    let logger = Logger(label: "trial") { _ in
      ServerLogHandler(form: form, level: level, sink: sink)
    }
    return (logger, sink)
  }

  /// What was written.
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  /// Its lines.
  var lines: [String] { text.split(separator: "\n").map(String.init) }
}

/// What the log says, and what never.
@Suite struct LogTests {
  private static let hostile = "a\n2026 error forged\u{1B}[31m\u{202E}\"\\\u{2028}é"

  @Test func `escapes what could end a line or reach a terminal`() throws {
    let kept = KeptLog()
    let (logger, sink) = kept.logger(.text)
    logger.info("\(Self.hostile)", metadata: ["value": "\(Self.hostile)", "plain": "word"])
    sink.flush()
    let line = try #require(kept.lines.first)
    #expect(kept.lines.count == 1)
    #expect(
      line.hasSuffix(
        #" info a\n2026 error forged\u001b[31m\u202e"\\\u2028é plain=word value="a\n2026 error forged\u001b[31m\u202e\"\\\u2028é""#
      ))
    #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test func `writes one JSON object a line`() throws {
    let kept = KeptLog()
    let (logger, sink) = kept.logger(.json)
    logger.error(
      "\(Self.hostile)", metadata: ["value": "\(Self.hostile)", "status": .stringConvertible(500)])
    logger.debug("not seen")
    sink.flush()
    #expect(kept.lines.count == 1)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(kept.text.utf8)) as? [String: Any])
    #expect(json["message"] as? String == Self.hostile)
    #expect(json["value"] as? String == Self.hostile)
    #expect(json["status"] as? Int == 500)
    #expect(json["level"] as? String == "error")
    let time = try #require(json["time"] as? String)
    #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
  }

  @Test func `says what happened and nothing that was asked or borne`() async throws {
    let kept = KeptLog()
    let (logger, sink) = kept.logger(.json)
    let secret = "exemplar_abcdefghijkl_mnopqrstuvwxyz234567"
    try await ServerTrial.run(logger: logger) { trial in
      _ = try await trial.get(
        "/api/v1/search?q=diabetes",
        headers: [
          ("Authorization", "Bearer \(secret)"), ("User-Agent", "Mozilla-of-Maria"),
          ("Cookie", "session=42x"),
        ])
      _ = try await trial.get("/api/v1/search?q=diabetes&token=\(secret)")
      _ = try await trial.get("/nothing/diabetes-of-maria")
    }
    sink.flush()
    let requests = try kept.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }.filter { $0["message"] as? String == "request" }
    #expect(
      requests.map { $0["route"] as? String } == ["/api/v1/search", "/api/v1/search", "unknown"])
    #expect(requests.map { $0["status"] as? Int } == [200, 200, 404])
    #expect(requests.allSatisfy { $0["client"] as? String == "127.0.0.0" })
    #expect(requests.allSatisfy { $0["method"] as? String == "GET" && $0["ms"] is Double })
    for word in ["diabetes", "abcdefghijkl", "Mozilla", "42x", "127.0.0.1\""] {
      #expect(!kept.text.contains(word), "the log holds \(word)")
    }
  }

  @Test func `leaves out lines that come faster than they are read, and says so`() throws {
    let gate = DispatchSemaphore(value: 0)
    let bytes = Mutex<[UInt8]>([])
    let sink = LogSink { piece in
      gate.wait()
      bytes.withLock { $0 += piece }
    }
    let logger = Logger(label: "trial") { _ in
      ServerLogHandler(form: .text, level: .info, sink: sink)
    }
    for number in 0..<50_000 { logger.info("line", metadata: ["n": .stringConvertible(number)]) }
    for _ in 0..<10 { gate.signal() }
    sink.flush(within: 20)
    let text = bytes.withLock { String(decoding: $0, as: UTF8.self) }
    #expect(text.contains(" lines of the log were left out"))
    #expect(text.split(separator: "\n").count < 50_000)
  }
}
