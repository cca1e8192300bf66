internal import ExemplarBundle
internal import ExemplarCatalog

/// An exemplar as it is public now.
struct FoundBag: Sendable {
  var id: String
  var version: Int
  /// Its version and the digest of its bag, as the index keeps them; why the bag cannot be read.
  var bag: Result<String, BundleError>
}

extension Repository {
  /// The newest bags of some exemplars, in their order; those that are not public are left out.
  ///
  /// Files are waited for, so all processors look at once.
  func bags(of ids: [String]) throws -> [FoundBag] {
    try ids.concurrentMap { id in Result { try bag(of: id) } }.compactMap { try $0.get() }
  }

  private func bag(of id: String) throws(RepositoryError) -> FoundBag? {
    guard let version = try currentVersion(of: id) else { return nil }
    do throws(BundleError) {
      let digest = try digest(of: id, version: version)
      return FoundBag(id: id, version: version, bag: .success("\(version) \(digest)"))
    } catch {
      return FoundBag(id: id, version: version, bag: .failure(error))
    }
  }
}
