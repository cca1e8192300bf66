internal import ExemplarBundle

/// The words for each way in which the index and the collection can disagree.
enum IndexDifference {
  private static let remedy = "Bring it up to date with: exemplar index"

  static func lacks(_ id: String, version: Int) -> Diagnostic {
    Diagnostic(
      "index-lacks", .error, bundle: id,
      "Version \(version) is published and a search cannot find it.",
      remedy: remedy)
  }

  static func outdated(_ id: String, version: Int) -> Diagnostic {
    Diagnostic(
      "index-outdated", .error, bundle: id,
      "The index holds another bag than version \(version) of the collection.", remedy: remedy)
  }

  static func superfluous(_ id: String) -> Diagnostic {
    Diagnostic(
      "index-superfluous", .error, bundle: id,
      "A search finds it, and the collection does not hold it.",
      remedy: remedy)
  }

  /// A file beside the database that a search does without.
  static func unused(
    _ code: String, _ contents: String, path: String, reason: String
  ) -> Diagnostic {
    Diagnostic(
      code, .warning, path: path,
      "The \(contents) of the index are not used, because the file \(reason). Answers are the same and take longer.",
      remedy: "Write them anew with: exemplar index")
  }

  static func finding(_ reason: RebuildReason) -> Diagnostic {
    let summary =
      switch reason {
      case .noIndex: "There is no index."
      case .asked, .otherSettings:
        "The index was built with other files under index/ than those of now."
      case .otherShards: "The list of shards is another one than when the index was built."
      case .otherForm(let form):
        form.isEmpty
          ? "The index was never finished." : "The index has the form “\(form)” of another release."
      case .damaged(let words): "The index is damaged: \(words)."
      }
    return Diagnostic(
      "index-" + (reason == .noIndex ? "missing" : reason.code), .error, path: "index/db", summary,
      remedy: "Build it anew with: exemplar index")
  }
}
