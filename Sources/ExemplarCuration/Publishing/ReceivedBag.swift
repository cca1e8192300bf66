internal import ExemplarBundle

/// A bag in `.exemplar/received/`, on its way to become a version.
struct ReceivedBag {
  let folder: String

  init(_ folder: String) { self.folder = folder }

  /// Lays the version into a new folder: the payload and its manifests as they were reviewed, the information with
  /// the version's number and the moment it becomes public.
  func lay(_ target: String, as version: Int, at moment: String) throws(BundleError) {
    let (bag, findings) = try Bag.open(folder)
    guard let bag else {
      throw BundleError(.read, folder, findings.first?.summary ?? "It is no bag")
    }
    try BagCopy.link(folder, to: target)
    var info = bag.info
    let names = ["exemplar-version", "exemplar-published"]
    info.fields.removeAll { names.contains($0.label.lowercased()) }
    info.fields.append(.init("Exemplar-Version", String(version)))
    info.fields.append(.init("Exemplar-Published", moment))
    try BagWriter.rewriteInfo(info, ofBag: target)
  }
}
