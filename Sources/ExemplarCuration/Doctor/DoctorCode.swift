internal import ExemplarBundle

/// Every way in which a repository can be other than it should be, beside the faults of a bag and of the index,
/// which have codes of their own.
enum DoctorCode: String, CaseIterable {
  /// A published bag is not the one that was announced.
  case bagChanged = "bag-changed"
  /// A version was announced and is not there.
  case bagMissing = "bag-missing"
  /// A bag cannot be read at all.
  case bagUnreadable = "bag-unreadable"
  /// Versions that no event announced: samples, a `git pull`.
  case notAnnounced = "not-announced"
  /// A number between others has no version.
  case versionMissing = "version-missing"
  /// Two different bags were announced under one number.
  case versionTwice = "version-twice"
  /// The log says withdrawn, and no tombstone stands there.
  case tombstoneMissing = "tombstone-missing"
  /// A tombstone that no event announced.
  case tombstoneNotAnnounced = "tombstone-not-announced"
  /// Withdrawn for consent or privacy, and the content is still there.
  case contentRemains = "content-remains"
  /// Announced by a program that ended before it could confirm it.
  case pending
  /// The state of a submission and the collection disagree.
  case stateDisagrees = "state-disagrees"
  /// A newer version is public, and the submission of the older one is not superseded.
  case notSuperseded = "not-superseded"
  /// The bag of a round is not in its place.
  case roundMissing = "round-missing"
  /// The bag of a round is not the one that arrived.
  case roundChanged = "round-changed"
  /// A received bag that no round names: its program ended before anybody was told that it arrived.
  case leftReceived = "left-received"
  /// Temporary files of a program that ended.
  case leftStaging = "left-staging"
  /// An event was altered or removed.
  case eventsAltered = "events-altered"
  /// A token is for a school that the vocabulary has no more: its bearer can submit nothing for it.
  case tokenSchool = "token-school"
  /// SQLite finds its file damaged, or cannot read it.
  case databaseDamaged = "database-damaged"
  /// A row names another that is not there.
  case databaseReferences = "database-references"

  var severity: Diagnostic.Severity {
    switch self {
    case .notAnnounced, .versionTwice, .tombstoneNotAnnounced, .pending, .notSuperseded,
      .leftReceived, .leftStaging, .tokenSchool:
      .warning
    default: .error
    }
  }

  /// What the repair did where it mended this; nil: only a person can.
  var repaired: String? {
    switch self {
    case .notAnnounced: "Adopted with an event for each."
    case .tombstoneMissing: "The tombstone was put up again, as the log says."
    case .pending: "It was carried out to its end, or given up where nothing had become visible."
    case .notSuperseded: "It is superseded now."
    case .leftReceived, .leftStaging: "Removed; nobody was told that it had arrived."
    default: nil
    }
  }

  private var remedy: String {
    switch self {
    case .bagChanged, .bagMissing, .bagUnreadable, .versionMissing:
      "Restore it from a backup."
    case .versionTwice: "Look at both events in the log; the later one counts."
    case .tombstoneNotAnnounced:
      "If it is right, leave it; if not, lift it with: exemplar withdraw ID --lift"
    case .contentRemains:
      "Remove what is left by hand, or lift the tombstone with: exemplar withdraw ID --lift"
    case .stateDisagrees: "Restore the collection or the workflow from one and the same backup."
    case .roundMissing, .roundChanged:
      "Restore it from a backup, or ask the facilitator for the bag again."
    case .tokenSchool:
      "Put the school back into index/vocabularies/schools.yaml, or revoke the token: exemplar token revoke ID"
    case .eventsAltered, .databaseDamaged, .databaseReferences:
      "Restore .exemplar/workflow.sqlite from a backup."
    default: "Repair it with: exemplar doctor --repair"
    }
  }

  /// A finding of this code.
  func finding(
    _ bundle: String? = nil, path: String? = nil, key: String? = nil, _ summary: String
  ) -> Diagnostic {
    Diagnostic(
      rawValue, severity, bundle: bundle, path: path, key: key, summary, remedy: remedy)
  }
}
