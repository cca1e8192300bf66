/// Reads the tag files of a bag, within their limit and in the encoding that the bag declares.
struct TagFiles {
  let source: any TagFileSource
  let limits: Limits
  private(set) var findings: [Diagnostic] = []

  init(_ source: any TagFileSource, limits: Limits) {
    self.source = source
    self.limits = limits
  }

  /// Those of a bag's folder.
  init(folder: String, limits: Limits) {
    self.init(FolderTags(folder: folder), limits: limits)
  }

  /// `bagit.txt`, nil when it is missing or not understood.
  mutating func declaration() throws(BundleError) -> BagDeclaration? {
    guard try has(BagDeclaration.fileName) else {
      findings.append(
        Diagnostic(
          "declaration-missing", .error, path: BagDeclaration.fileName,
          "The folder has no “bagit.txt”, so it is no bag.",
          remedy: "Name the folder that holds “bagit.txt” and “data”."))
      return nil
    }
    guard let bytes = try bytes(of: BagDeclaration.fileName) else { return nil }
    let (declaration, found) = BagDeclaration.read(bytes)
    findings += found
    return declaration
  }

  /// `bag-info.txt`, or `package-info.txt` of versions before 0.96; empty when there is none.
  mutating func info(_ declaration: BagDeclaration) throws(BundleError) -> BagInfo {
    for name in BagInfo.fileNames(version: declaration.version) {
      guard try has(name), let text = try text(of: name, declaration.encoding) else { continue }
      let (info, found) = BagInfo.read(text, path: name, isStandard: declaration.isStandard)
      findings += found
      return info
    }
    return BagInfo()
  }

  /// A tag file as lines; nil, and told, when it is too large or not in its encoding.
  mutating func text(of name: String, _ encoding: TagEncoding) throws(BundleError) -> TagText? {
    guard let bytes = try bytes(of: name) else { return nil }
    guard let decoded = encoding.decode(bytes) else {
      let invalid = encoding == .utf8 ? UTF8Fault.firstInvalid(bytes) : nil
      findings.append(
        Diagnostic(
          "tag-file-encoding", .error, path: name,
          line: invalid.map { SourceLines(bytes).line(ofByte: $0) },
          "“\(name)” is not \(encoding.rawValue), which bagit.txt says it is.",
          remedy: "Save it as \(encoding.rawValue)."))
      return nil
    }
    let text = TagText(decoded)
    if text.hadMark && encoding == .utf8 {
      findings.append(
        Diagnostic(
          "byte-order-mark", .warning, path: name, line: 1,
          "“\(name)” begins with a byte order mark.", remedy: "Save it without one."))
    }
    return text
  }

  private func has(_ name: String) throws(BundleError) -> Bool {
    try source.tagFile(name, upTo: 0) != nil
  }

  private mutating func bytes(of name: String) throws(BundleError) -> [UInt8]? {
    guard let bytes = try source.tagFile(name, upTo: limits.tagFileBytes + 1) else { return nil }
    guard bytes.count <= limits.tagFileBytes else {
      findings.append(.tooLarge(name, limit: limits.tagFileBytes, "The tag file"))
      return nil
    }
    return bytes
  }
}
