public import ExemplarPresentation

extension Refusal {
  /// The refusal as a person is told it: where a token is missing or not enough, with where to get one.
  public var told: Problem {
    var told = problem
    switch (status, hadToken) {
    case (401, false):
      told.detail =
        "\(server.text) wants to know who asks. Put your token into $EXEMPLAR_TOKEN; \(Self.source)"
    case (401, true):
      told.detail += " It was the token in $EXEMPLAR_TOKEN; \(Self.source)"
    case (403, true):
      told.detail += " The server knows you by the token in $EXEMPLAR_TOKEN; \(Self.source)"
    default: break
    }
    return told
  }

  private static let source =
    "whoever administers the server makes one with: exemplar token create"
}
