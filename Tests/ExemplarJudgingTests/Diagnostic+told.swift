import ExemplarBundle

extension Diagnostic {
  /// Place and fault: `qrels.tsv:3 “high” is not a grade.`
  var told: String { "\(path ?? "no path"):\(line ?? 0) \(summary)" }

  /// What to do beside it.
  var toldWithRemedy: String { told + (remedy.map { " " + $0 } ?? "") }
}
