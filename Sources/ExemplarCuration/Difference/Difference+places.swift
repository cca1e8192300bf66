extension Difference {
  /// True when what a note is tied to changed: a key of the record, a file, a part or a folder.
  ///
  /// ```swift
  /// difference.touches("grades")                // the key
  /// difference.touches("artifacts/card.png")    // the file, or its entry in the record
  /// difference.touches("materials/")            // anything in the folder
  /// ```
  public func touches(_ place: String) -> Bool {
    if isFirst { return true }
    let isRecord = place == "exemplar.yaml" && !keys.isEmpty
    return isRecord || keys.contains { $0.key == place || $0.item == place }
      || parts.contains { $0.path == place || $0.part == place }
      || files.contains { isAt($0.path, place) || $0.oldPath.map { isAt($0, place) } == true }
  }

  private func isAt(_ path: String, _ place: String) -> Bool {
    path == place || path.hasPrefix(place.hasSuffix("/") ? place : place + "/")
  }
}
