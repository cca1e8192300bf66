extension Sequence<Diagnostic> {
  /// The errors among findings, each in a line, for a problem document: `exemplar.yaml:7:“thrid” is not a grade.`
  public var errorLines: [String] {
    filter { $0.severity == .error }.map { error in
      let place = [error.path, error.line.map(String.init)].compactMap(\.self)
      return (place + [error.summary]).joined(separator: ":")
    }
  }
}
