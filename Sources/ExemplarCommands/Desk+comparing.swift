internal import ExemplarCatalog

extension Desk {
  /// The context with the published exemplars of the repository in reach, for rules that compare with them.
  ///
  /// Only for commands that look at one lesson or a few: an import compares nothing.
  func comparing(telling box: ProgressBox? = nil) throws -> RuleContext {
    var context = context
    guard let repository else { return context }
    defer { box?.end() }
    context.fingerprints = try Fingerprints.load(repository) { done, all in
      box?.show("Reading what is published", done: done, total: all)
    }
    return context
  }
}
