internal import CXapian

extension Database {
  /// The part of each text where the words of a query stand, in the order of the texts.
  ///
  /// ```swift
  /// let snippets = try database.snippets(
  ///   SnippetRequest(.term("Zrobot"), of: ["We build robots."], stemmer: "en"))
  /// snippets[0].text     // "We build robots."
  /// snippets[0].ranges   // [9..<15]
  /// ```
  public func snippets(_ request: SnippetRequest) throws(XapianError) -> [Snippet] {
    let packet = try request.packet()
    return try receive("make snippets") {
      cx_database_snippets(pointer, packet, packet.count, $0, $1)
    } reading: {
      $0.list { Snippet(marked: $0.text()) }
    }
  }
}
