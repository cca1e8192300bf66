/// How busy a pool is now, and what it has done so far.
package struct WorkLoad: Hashable, Sendable {
  /// Pieces of work that wait for a thread.
  package var waiting = 0
  /// Pieces of work that are being done.
  package var working = 0
  /// Threads.
  package var workers = 0
  /// Pieces that were done, well or not.
  package var done = 0
  /// Pieces that were not taken, since too many waited.
  package var refused = 0
  /// Pieces that were given up, since they had waited too long.
  package var late = 0
  /// Pieces that nobody waited for any more before they were begun.
  package var dropped = 0
}

/// Why work was not done.
package enum WorkRefusal: Error, Hashable {
  /// Too many wait already.
  case busy
  /// It waited too long.
  case late
  /// The pool takes no more.
  case stopped
}
