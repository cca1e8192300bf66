extension CurationError.Code {
  /// What kind of trouble it is, the same each time, for a problem document: `The move is not open`.
  public var title: String {
    switch self {
    case .unknownSubmission: "There is no such submission"
    case .unknownExemplar: "There is no such exemplar"
    case .moveNotOpen: "The move is not open"
    case .notAllowed: "The move is not for this person"
    case .noCurator: "The repository has no curator"
    case .reasonMissing: "A reason is missing"
    case .notValid: "The content has errors"
    case .openSubmission: "A submission is under way"
    case .withdrawn: "The exemplar was withdrawn"
    case .badDay: "The day cannot be used"
    case .locked: "Another program is writing"
    case .database: "The workflow’s database cannot be used"
    case .system: "The system refused"
    case .noSpace: "The disk is full"
    case .noSuchFile: "There is nothing to submit"
    case .erased: "There is nothing to compare"
    case .badToken: "The token cannot be made so"
    case .tokenMalformed: "This is not a token"
    case .tokenUnknown: "There is no such token"
    case .tokenRevoked: "The token was revoked"
    case .tokenExpired: "The token has ended"
    }
  }
}
