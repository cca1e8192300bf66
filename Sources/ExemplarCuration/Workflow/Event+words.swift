extension Event.Kind {
  /// What happened, as a log tells it: `returned it`.
  public var words: String {
    switch self {
    case .submit: "submitted it"
    case .replace: "replaced the bag that waited"
    case .claim: "claimed it"
    case .release: "released it"
    case .giveBack: "returned it"
    case .approve: "approved it"
    case .reopen: "opened the review again"
    case .decline: "declined it"
    case .cancel: "took it back"
    case .schedule: "set the day of publishing"
    case .publishing: "began to publish it"
    case .published: "published it"
    case .publishingAbandoned: "gave up publishing it"
    case .supersede: "a newer version took its place"
    case .withdrawing: "began to withdraw it"
    case .withdrawn: "withdrew it"
    case .lifted: "lifted the tombstone"
    case .adopted: "adopted a version that was found"
    case .imported: "imported it"
    }
  }
}
