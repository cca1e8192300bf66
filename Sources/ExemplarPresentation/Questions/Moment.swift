internal import Glibc

/// A moment of a clock that never goes back.
public struct Moment: Sendable {
  private let time: timespec

  /// This one.
  public static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(time: time)
  }

  /// Since then, to a tenth.
  public var milliseconds: Double {
    let now = Moment.now().time
    let nanoseconds = (now.tv_sec - time.tv_sec) * 1_000_000_000 + now.tv_nsec - time.tv_nsec
    return Double(nanoseconds / 100_000) / 10
  }
}
