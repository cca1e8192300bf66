internal import Foundation

extension Double {
  /// With so many digits after the point: `0.5312`.
  func shown(_ digits: Int = 4) -> String { String(format: "%.\(digits)f", self) }

  /// A difference, with its sign: `+0.0120`.
  var signed: String { String(format: "%+.4f", self) }
}
