/// Why a form cannot be read, in a sentence.
package struct MultipartFault: Error, Hashable, Sendable {
  /// True where it only ended too early.
  package var isIncomplete = false
  package var words: String

  static let incomplete = MultipartFault(
    isIncomplete: true, words: "The form ends before its last boundary.")

  init(isIncomplete: Bool = false, words: String) {
    self.isIncomplete = isIncomplete
    self.words = words
  }

  init(_ words: String) { self.init(words: words) }
}
