import ExemplarServer
import Foundation
import Metrics
import NIOHTTP1
import Testing

/// The text that Prometheus reads.
@Suite struct PrometheusTests {
  @Test func `writes counters, gauges and histograms`() {
    let exporter = PrometheusExporter(descriptions: ["lessons_total": "Lessons\nread."])
    Counter(
      label: "lessons_total", dimensions: [("b", "2"), ("a", "x\"\\\ny\r")], factory: exporter
    )
    .increment(by: 3)
    Counter(
      label: "lessons_total", dimensions: [("a", "x\"\\\ny\r"), ("b", "2")], factory: exporter
    )
    .increment()
    Meter(label: "1-odd.name", dimensions: [], factory: exporter).set(0.5)
    let timer = Metrics.Timer(
      label: "wait_seconds", dimensions: [("route", "/x")], factory: exporter)
    timer.recordNanoseconds(1_000_000)
    timer.recordNanoseconds(2_000_000_000)
    timer.recordNanoseconds(90_000_000_000)
    let lines = exporter.text.split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == ["# TYPE _1_odd_name gauge", "_1_odd_name 0.5"])
    #expect(
      lines.dropFirst(2).prefix(3) == [
        #"# HELP lessons_total Lessons\nread."#, "# TYPE lessons_total counter",
        #"lessons_total{a="x\"\\\ny ",b="2"} 4"#,
      ])
    #expect(lines.contains(#"wait_seconds_bucket{route="/x",le="0.001"} 1"#))
    #expect(lines.contains(#"wait_seconds_bucket{route="/x",le="2.5"} 2"#))
    #expect(lines.contains(#"wait_seconds_bucket{route="/x",le="+Inf"} 3"#))
    #expect(
      lines.suffix(2) == [
        #"wait_seconds_sum{route="/x"} 92.001"#, #"wait_seconds_count{route="/x"} 3"#,
      ])
  }

  @Test func `counts requests by route, and unknown ones under one name`() async throws {
    try await ServerTrial.run { trial in
      for _ in 0..<3 { _ = try await trial.get("/healthz") }
      for path in ["/a", "/b/c", "/healthz%00", "/\u{65}vil%22%0A"] {
        _ = try await trial.get(path)
      }
      _ = try await trial.ask(.RAW(value: "PROPFIND"), "/healthz")
      let answer = try await trial.get("/metrics")
      #expect(answer.status == 200)
      #expect(
        answer.headers.first(name: "content-type") == "text/plain; version=0.0.4; charset=utf-8")
      let text = answer.text
      for line in text.split(separator: "\n") {
        #expect(
          line.hasPrefix("# ")
            || line.wholeMatch(
              of: /[a-z_]+(\{([a-z_]+="([^"\\]|\\.)*",?)*\})? (-?[0-9.e+-]+|\+Inf|NaN)/)
              != nil,
          "\(line)")
      }
      #expect(
        text.contains(
          #"exemplar_http_requests_total{method="GET",route="/healthz",status="200"} 3"#))
      #expect(
        text.contains(#"exemplar_http_requests_total{method="GET",route="unknown",status="404"} "#))
      #expect(text.contains(#"method="other""#) && !text.contains("PROPFIND"))
      #expect(text.contains("exemplar_index_ready 1\n"))
      #expect(text.contains("exemplar_http_requests_in_flight 1\n"))
      #expect(text.contains(#"exemplar_pool_workers{pool="reader"} "#))
      #expect(text.contains(#"exemplar_queue_age_seconds{waiting_for="curator"} 0"#))
      let types = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE") }
      #expect(Set(types).count == types.count)
    }
  }
}
