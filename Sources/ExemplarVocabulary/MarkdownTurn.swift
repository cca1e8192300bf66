internal import Synchronization

/// One parse of Markdown at a time, in the whole process.
///
/// cmark-gfm keeps the signs of its extensions in global tables while it parses, so a second parse on another
/// thread reads `~~` and `|` wrongly. Both wings parse Markdown and share only this module, so their turns are
/// taken here.
package enum MarkdownTurn {
  private static let lock = Mutex(())

  /// Does a whole parse, alone.
  package static func take<Value: Sendable>(_ parse: () -> Value) -> Value {
    lock.withLock { _ in parse() }
  }
}
