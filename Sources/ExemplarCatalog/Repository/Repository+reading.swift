public import ExemplarBundle
internal import Foundation

extension Repository {
  /// A published version, in our vocabulary, with its number and the day it became public.
  ///
  /// The findings are those of reading it and of its record; the bag's checksums are not compared here, the rules
  /// for the whole lesson are not asked again, and student work and pictures are not looked into.
  public func exemplar(
    _ id: String, version: Int, with context: RuleContext
  ) throws(RepositoryError) -> (exemplar: Exemplar?, findings: [Diagnostic]) {
    let folder = bagFolder(of: id, version: version)
    do throws(BundleError) {
      let (bundle, read) = try LessonBundle.read(
        bag: folder, limits: context.limits, for: .searching)
      guard let bundle else { return (nil, read) }
      let (exemplar, resolved) = Exemplar.resolve(published: bundle, with: context)
      guard var exemplar else { return (nil, read + resolved) }
      exemplar.version = version
      exemplar.published = try published(id, version: version)
      return (exemplar, read + resolved)
    } catch {
      throw RepositoryError(.unreadable, error.description)
    }
  }

  /// The day a version became public, by its bag; without one there, the day its bag was made.
  public func published(_ id: String, version: Int) throws(BundleError) -> String {
    let info = try Bag.open(bagFolder(of: id, version: version)).bag?.info
    let day = info?["Exemplar-Published"] ?? info?["Bagging-Date"] ?? ""
    return String(day.prefix(10))
  }
}
