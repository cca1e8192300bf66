/// How much reading one document may cost.
struct DocumentBounds: Sendable {
  /// Parts of a zip file.
  var parts = 10_000
  /// The parts that are read, unpacked.
  var inflatedBytes = 64 << 20
  /// Elements inside elements; real documents stay below 100.
  var depth = 256
  /// Text that is kept.
  var textBytes: Int
  /// When the reading of a whole bundle's documents ends.
  var deadline: Deadline

  /// A moment after which nothing more is read.
  struct Deadline: Sendable {
    private let seconds: Int
    private let end: ContinuousClock.Instant

    /// Begins to count.
    init(seconds: Int) {
      self.seconds = seconds
      end = .now + .seconds(seconds)
    }

    /// How long there is still time; negative when it is over.
    var remaining: Duration { ContinuousClock.now.duration(to: end) }

    /// Throws when the time is over.
    func check() throws(DocumentFault) {
      if remaining < .zero { throw .tooSlow(seconds) }
    }
  }
}
