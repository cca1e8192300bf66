/// Whether a bag is complete and valid (RFC 8493, section 3), and if not, every reason.
struct BagVerifier {
  private let contents: any BagContents
  private let declaration: BagDeclaration
  private var tags: TagFiles
  private var findings: [Diagnostic]
  /// The size of every file of the bag, by path.
  private let files: [String: Int]
  private var manifests: [Manifest] = []
  private var fetched: [String: Int] = [:]

  /// Looks for the contents only where there is a declaration.
  static func verify(
    _ source: some TagFileSource, fetch: Bag.FetchRule, limits: Limits,
    _ look: () throws(BundleError) -> any BagContents
  ) throws(BundleError) -> [Diagnostic] {
    var tags = TagFiles(source, limits: limits)
    guard let declaration = try tags.declaration() else { return tags.findings }
    let contents = try look()
    var verifier = BagVerifier(
      contents: contents, declaration: declaration, tags: tags, findings: contents.findings,
      files: contents.sizes)
    try verifier.readTagFiles(fetch)
    verifier.checkPayloadManifests()
    verifier.checkTagManifests()
    try verifier.checkContents()
    return (verifier.tags.findings + verifier.findings).withoutRepeats.payloadLast
  }

  private var payload: [String] { files.keys.filter { $0.hasPrefix("data/") }.sorted() }

  private var payloadManifests: [Manifest] { manifests.filter { !$0.isForTags } }
  private var tagManifests: [Manifest] { manifests.filter(\.isForTags) }

  private mutating func report(
    _ code: String, _ path: String?, _ summary: String, _ remedy: String
  ) {
    findings.append(Diagnostic(code, .error, path: path, summary, remedy: remedy))
  }

  private mutating func warn(
    _ code: String, _ path: String?, _ summary: String, _ remedy: String
  ) {
    findings.append(Diagnostic(code, .warning, path: path, summary, remedy: remedy))
  }
}

// The tag files.
extension BagVerifier {
  private mutating func readTagFiles(_ rule: Bag.FetchRule) throws(BundleError) {
    for name in files.keys.sorted() {
      guard var manifest = Manifest(fileName: name),
        let text = try tags.text(of: name, declaration.encoding)
      else { continue }
      if let fault = manifest.nameFault(isStandard: declaration.isStandard) {
        findings.append(fault)
      }
      findings += manifest.read(text, isStandard: declaration.isStandard)
      manifests.append(manifest)
    }
    let info = try tags.info(declaration)
    checkOxum(info)
    if files[FetchList.fileName] != nil { try readFetch(rule) }
    if !contents.hasPayloadFolder {
      report(
        "payload-missing", "data", "The bag has no folder “data”.",
        "Put the payload into “data”; it may be empty.")
    }
  }

  private mutating func readFetch(_ rule: Bag.FetchRule) throws(BundleError) {
    guard rule == .allowWhenComplete else {
      report(
        "fetch-not-allowed", FetchList.fileName,
        "The bag has a “fetch.txt”, which names files to be fetched from elsewhere.",
        "Put those files into the bag and remove “fetch.txt”.")
      return
    }
    guard let text = try tags.text(of: FetchList.fileName, declaration.encoding) else { return }
    let (list, found) = FetchList.read(text, isStandard: declaration.isStandard)
    findings += found
    for item in list.items {
      let (path, line) = (item.path, item.line)
      fetched[path] = line
      if let length = item.length, let size = files[path], size != length {
        warn(
          "fetch-length", FetchList.fileName,
          "“\(path)” has \(Diagnostic.count(size)) bytes, not the \(Diagnostic.count(length)) of line \(line).",
          "Correct the line, or remove it: the file is there.")
      }
      for manifest in payloadManifests
      where manifest.entries[path] == nil && declaration.isStandard {
        findings.append(
          Diagnostic(
            "fetch-not-listed", .error, path: FetchList.fileName, line: line,
            "“\(path)” is not listed in \(manifest.fileName).",
            remedy: "List it, or remove the line."))
      }
    }
  }

  /// A quick check that only ever adds a reason (RFC 8493, section 2.2.2).
  private mutating func checkOxum(_ info: BagInfo) {
    guard let stated = info["Payload-Oxum"].flatMap(PayloadOxum.init) else { return }
    let payload = payload
    let actual = PayloadOxum(
      octets: payload.reduce(0) { $0 + (files[$1] ?? 0) }, files: payload.count)
    guard stated != actual else { return }
    report(
      "payload-oxum-mismatch", BagInfo.fileName,
      "The payload has \(actual) (bytes and files), not the \(stated) of its Payload-Oxum.",
      "Something was added, removed or changed; get the bag again.")
  }
}

// Complete.
extension BagVerifier {
  private mutating func checkPayloadManifests() {
    let unknown = manifests.filter { $0.algorithm == nil }
    let isCovered = payloadManifests.contains { $0.algorithm != nil }
    for manifest in unknown {
      let isHarmless = isCovered || manifest.isForTags
      findings.append(
        Diagnostic(
          "unknown-algorithm", isHarmless ? .warning : .error, path: manifest.fileName,
          "“\(manifest.algorithmName)” is not a checksum we can compute.",
          remedy: "Use sha256 or sha512."))
    }
    if payloadManifests.isEmpty {
      report(
        "manifest-missing", nil, "The bag has no payload manifest.",
        "Add “manifest-sha512.txt” or “manifest-sha256.txt”.")
    } else {
      checkEveryFileIsListed()
    }
    resolvePaths()
  }

  /// Since 1.0 every file is in every payload manifest; before, in one at least.
  private mutating func checkEveryFileIsListed() {
    let listed = manifests.map { Set($0.entries.values.flatMap { [$0.path, $0.literal] }) }
    for path in payload {
      let lacking = zip(manifests, listed)
        .filter { !$0.0.isForTags && !$0.1.contains(path) }.map(\.0.fileName)
      let isExtra =
        declaration.isStandard ? !lacking.isEmpty : lacking.count == payloadManifests.count
      guard isExtra else { continue }
      report(
        "file-extra", path,
        "“\(path)” is not listed in \(lacking.joined(separator: " and ")).",
        "Remove the file, or make the bag again.")
    }
  }

  /// Lets every entry name a file that is there: decoded as the standard asks, else as it was written.
  private mutating func resolvePaths() {
    var missing: [String: [String]] = [:]
    for index in manifests.indices {
      for entry in manifests[index].entries.values where files[entry.path] == nil {
        if files[entry.literal] != nil {
          manifests[index].entries[entry.path]?.path = entry.literal
          warn(
            "percent-not-encoded", manifests[index].fileName,
            "“\(entry.literal)” was written without encoding its percent sign.",
            "Write “%25” for “%”.")
        } else {
          missing[entry.path, default: []].append(manifests[index].fileName)
        }
      }
    }
    for (path, names) in missing.sorted(by: { $0.key < $1.key }) { tellMissing(path, names) }
  }

  private mutating func tellMissing(_ path: String, _ names: [String]) {
    let list = names.joined(separator: " and ")
    if let line = fetched[path] {
      report(
        "file-missing", path,
        "“\(path)” is not in the bag; line \(line) of fetch.txt says where it was. Nothing is fetched.",
        "Put the file into the bag.")
    } else {
      report(
        "file-missing", path, "“\(path)” is listed in \(list) but is not there.",
        "Get the bag again; a file was lost.")
    }
  }

  private mutating func checkTagManifests() {
    for tagManifest in tagManifests {
      for manifest in payloadManifests where tagManifest.entries[manifest.fileName] == nil {
        report(
          "manifest-not-listed", tagManifest.fileName,
          "“\(manifest.fileName)” is not listed in \(tagManifest.fileName).",
          "Make the tag manifest again.")
      }
    }
    let manifestNames = Set(manifests.map(\.fileName))
    for path in files.keys.sorted() where !path.hasPrefix("data/") && !manifestNames.contains(path)
    {
      let lacking = tagManifests.filter { $0.entries[path] == nil }.map(\.fileName)
      guard !lacking.isEmpty else { continue }
      warn(
        "tag-file-unlisted", path,
        "“\(path)” is not listed in \(lacking.joined(separator: " and ")).",
        "Make the tag manifests again, or remove the file.")
    }
  }
}

// Valid.
extension BagVerifier {
  /// A checksum that a file must have, and where that is written.
  private struct Expectation {
    var algorithm: ChecksumAlgorithm
    var checksum: String
    var manifest: String
  }

  /// Every file is read once, whatever the number of checksums.
  private mutating func checkContents() throws(BundleError) {
    let expected = expectations.filter { files[$0.key] != nil }.sorted { $0.key < $1.key }
    let wanted = expected.map {
      WantedDigests(path: $0.key, algorithms: Set($0.value.map(\.algorithm)))
    }
    let digests = try contents.digests(of: wanted)
    for (file, actual) in zip(expected, digests) { check(file.key, file.value, actual) }
  }

  private var expectations: [String: [Expectation]] {
    var expected: [String: [Expectation]] = [:]
    for manifest in manifests {
      guard let algorithm = manifest.algorithm else { continue }
      for entry in manifest.entries.values {
        expected[entry.path, default: []].append(
          Expectation(
            algorithm: algorithm, checksum: entry.checksum, manifest: manifest.fileName))
      }
    }
    return expected
  }

  private mutating func check(
    _ path: String, _ expectations: [Expectation], _ digests: Result<Digests, BundleError>
  ) {
    let actual: Digests
    do throws(BundleError) { actual = try digests.get() } catch {
      report("unreadable", path, "The file cannot be read: \(error.reason).", "Allow reading it.")
      return
    }
    let wrong = expectations.filter { actual[$0.algorithm] != $0.checksum }.map(\.manifest)
    guard !wrong.isEmpty else { return }
    report(
      "file-changed", path,
      "“\(path)” does not have its checksum in \(wrong.joined(separator: " and ")).",
      "Get the bag again; the file was changed or damaged.")
  }
}

extension [Diagnostic] {
  /// Each finding once, in order.
  var withoutRepeats: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }

  /// The bag's own files first, then the payload by path; otherwise in the order they were found.
  var payloadLast: [Diagnostic] {
    let own = filter { $0.path?.hasPrefix("data/") != true }
    let payload = filter { $0.path?.hasPrefix("data/") == true }.enumerated()
      .sorted { ($0.element.path ?? "", $0.offset) < ($1.element.path ?? "", $1.offset) }
    return own + payload.map(\.element)
  }
}
