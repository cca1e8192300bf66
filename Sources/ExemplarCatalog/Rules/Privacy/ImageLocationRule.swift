internal import ExemplarBundle

/// No picture tells where it was taken: an error inside `artifacts/`, a warning elsewhere.
struct ImageLocationRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    subject.bundle.images.filter(\.hasLocation).map { image in
      let isArtifact = image.path.hasPrefix("artifacts/")
      let forms = image.locations.map(\.rawValue).joined(separator: " and ")
      return Diagnostic(
        RuleCode.imageLocation.rawValue, isArtifact ? .error : RuleCode.imageLocation.severity,
        path: image.path, "The picture says where it was taken (\(forms)).",
        remedy: "Save it without its location; a screenshot of it has none.")
    }
  }
}
