/// Writes a complete BagIt 1.0 bag: SHA-256 and SHA-512, both tag manifests, LF, ordered by path bytes.
///
/// ```swift
/// let writer = BagWriter(info: [("External-Identifier", "paper-circuits")])
/// let written = try writer.write([.init("lesson.md", .bytes(Array("# Light".utf8)))], to: ".new/pc-v1")
/// written.digest == (try Bag.digest(of: ".new/pc-v1"))   // true
/// ```
/// The same items and information always give the same bytes. Write to a temporary name and rename when all
/// is there (and synced, see `Durability`): then no reader ever sees half a bag under its final name.
public struct BagWriter: Sendable {
  /// One file of the payload.
  public struct Item: Sendable {
    /// Where its bytes come from.
    public enum Content: Sendable {
      case bytes([UInt8])
      /// A regular file on disk; it is copied in pieces and never followed if it is a link.
      case file(String)
      /// The same, read before; one that has changed since is digested anew.
      case known(String, Fixity)
      /// A regular file on disk that the bag may share by a hard link; copied where that cannot be.
      case linked(String)
    }

    /// Below `data/`, with `/` between names; written in NFC.
    public var path: String
    public var content: Content

    /// Makes an item.
    public init(_ path: String, _ content: Content) {
      self.path = path
      self.content = content
    }
  }

  /// What was written.
  public struct Written: Hashable, Sendable {
    /// SHA-256 of `manifest-sha256.txt`: the bag's digest.
    public var digest: String
    /// The payload, ordered by path, without `data/` in front.
    public var files: [LessonBundle.File]
  }

  /// `bag-info.txt` in its order. `Payload-Oxum` and `Bag-Size` are counted: give them an empty value to say
  /// where they stand; without one, `Payload-Oxum` stands last.
  public var info: BagInfo

  /// Tag files beside those that BagIt defines, by path, as they shall stand.
  var otherTagFiles: [(path: String, bytes: [UInt8])] = []

  /// Makes a writer.
  public init(info: BagInfo) { self.info = info }

  /// Writes a bag into a new folder; its parent must be there.
  ///
  /// A path that would be refused on reading, two equal paths or a folder that exists are errors; what was
  /// written before an error is removed again.
  @discardableResult
  public func write(_ items: [Item], to folder: String) throws(BundleError) -> Written {
    if let fault = info.labelFault { throw BundleError(.write, folder, fault) }
    let items = try ordered(items)
    try Disk.makeFolder(folder)
    do throws(BundleError) {
      return try write(ordered: items, to: folder)
    } catch {
      try Disk.removeTree(folder)
      throw error
    }
  }

  private func write(ordered items: [Item], to folder: String) throws(BundleError) -> Written {
    let writer = PayloadWriter(folder: Disk.join(folder, "data"))
    try Disk.makeFolder(writer.folder)
    let payload = PayloadManifests(items, try writer.write(items))
    let info = info.counted(octets: payload.octets, files: items.count)
    try TagFileWriter(info: info, payload: payload, others: otherTagFiles).write(to: folder)
    return Written(digest: payload.digest, files: payload.files)
  }

  /// NFC, checked, ordered by the bytes of their paths.
  func ordered(_ items: [Item]) throws(BundleError) -> [Item] {
    var result: [Item] = []
    var seen: Set<String> = []
    for item in items {
      let path = PortableName.composed(item.path)
      if let fault = PathFault.first(in: "data/" + path) {
        throw BundleError(.write, path, fault.finding(path).summary.withoutPeriod)
      }
      guard seen.insert(path).inserted else {
        throw BundleError(.write, path, "Two files have this path")
      }
      result.append(Item(path, item.content))
    }
    return result.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Replaces `bag-info.txt` of a bag that is not published yet, and writes its tag manifests again.
  ///
  /// The payload and its manifests stay byte for byte, and so does the bag's digest. Every other tag file is
  /// listed anew. `Payload-Oxum` and `Bag-Size` are taken as they stand in `info`. Wherever a crash ends
  /// this, the bag is valid, with the old information or the new, and doing it again makes it whole; when it
  /// returns, all of it is on the disk.
  public static func rewriteInfo(
    _ info: BagInfo, ofBag folder: String
  ) throws(BundleError) {
    if let fault = info.labelFault { throw BundleError(.write, folder, fault) }
    try TagFileWriter.replaceInfo(info, in: folder)
  }
}

extension BagInfo {
  /// With the counted fields filled in.
  func counted(octets: Int, files: Int) -> BagInfo {
    var result = self
    let oxum = PayloadOxum(octets: octets, files: files).description
    for index in result.fields.indices {
      switch result.fields[index].label.lowercased() {
      case "payload-oxum": result.fields[index].value = oxum
      case "bag-size": result.fields[index].value = Diagnostic.bytes(octets)
      default: continue
      }
    }
    if result["Payload-Oxum"] == nil { result.fields.append(Field("Payload-Oxum", oxum)) }
    return result
  }
}
