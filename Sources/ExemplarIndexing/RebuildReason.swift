/// Why an index was built anew and not brought up to date in its place.
public enum RebuildReason: Error, Hashable, Sendable {
  /// `--rebuild`.
  case asked
  /// There was none, or the note that names it led nowhere.
  case noIndex
  /// It has the form of another release: its name.
  case otherForm(String)
  /// The files under `index/` are not those it was built with.
  case otherSettings
  /// `index/shards.yaml` says that the collection lies otherwise.
  case otherShards
  /// It cannot be read: the engine's words.
  case damaged(String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .asked: "asked"
    case .noIndex: "no-index"
    case .otherForm: "other-form"
    case .otherSettings: "other-settings"
    case .otherShards: "other-shards"
    case .damaged: "damaged"
    }
  }
}

extension RebuildReason: CustomStringConvertible {
  /// A sentence without its end, to be followed by what was done.
  public var description: String {
    switch self {
    case .asked: "The index was built anew"
    case .noIndex: "There was no index, so it was built"
    case .otherForm(let form):
      form.isEmpty
        ? "The index was never finished, so it was built anew"
        : "The index had the form “\(form)” of another release, so it was built anew"
    case .otherSettings: "The files under index/ changed, so the index was built anew"
    case .otherShards: "The list of shards changed, so the exemplars were shared out anew"
    case .damaged(let words): "The index was damaged (\(words)), so it was built anew"
    }
  }
}
