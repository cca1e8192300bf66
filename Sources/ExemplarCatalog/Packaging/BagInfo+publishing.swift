public import ExemplarBundle

extension BagInfo {
  /// With the number and the moment that publishing gives; whatever stood there before is gone.
  ///
  /// ```swift
  /// info.publishing(as: 2, at: "2026-11-21T22:10:00Z")["Exemplar-Version"]   // "2"
  /// ```
  public func publishing(as version: Int, at moment: String) -> BagInfo {
    let labels = ["exemplar-version", "exemplar-published"]
    let others = fields.filter { !labels.contains($0.label.lowercased()) }
    return BagInfo(
      others + [
        Field("Exemplar-Version", String(version)), Field("Exemplar-Published", moment),
      ])
  }
}
