internal import ExemplarBundle
internal import ExemplarCatalog

/// A bag of a submission, zipped for whoever reviews it.
enum RoundArchive {
  /// Zips a bag; waits for the disk. The file has no name any more: nothing of it stays, however it is sent.
  static func file(
    of bag: String, named name: String, in repository: Repository
  ) throws -> StoredFile {
    let staging = try StagingFolder.make(in: repository)
    return try withExtendedLifetime(staging) {
      try BagArchive.pack(
        folder: bag, to: staging.path + "/bag.zip", name: name, synced: false)
      return try StoredFile("bag.zip", below: staging.path)
    }
  }
}
