internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarVocabulary

/// Holds the tokens against the vocabulary.
struct TokenExamination {
  let curation: Curation

  /// What is wrong with those that open something.
  func findings(on tokens: [Token]) -> [Diagnostic] {
    guard let schools = curation.context.vocabularies["schools"] else { return [] }
    let known = Set(schools.entries.map(\.id))
    let now = curation.clock()
    return tokens.filter { $0.state(at: now) == .active }.flatMap { token in
      (token.schools ?? []).subtracting(known).sorted().map { school in
        DoctorCode.tokenSchool.finding(
          path: DoctorFacts.file, key: "token \(token.id)",
          "Token \(token.id), “\(token.name)”, is for “\(school)”, which is not a school here.")
      }
    }
  }
}
