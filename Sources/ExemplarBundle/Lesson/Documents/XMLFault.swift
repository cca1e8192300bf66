/// Why XML was not read to its end.
enum XMLFault: Error, Hashable {
  /// In our words, as a clause: `“w:t” is never closed`.
  case notWellFormed(String)
  /// A document type declaration: the place where entity bombs and references to other files live.
  case declaresEntities
  /// Elements inside elements beyond the limit.
  case tooDeep(Int)
}
