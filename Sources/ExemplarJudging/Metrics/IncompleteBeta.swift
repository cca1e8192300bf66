internal import Foundation

/// The regularized incomplete beta function Iₓ(a, b), by its continued fraction (DLMF 8.17.22).
///
/// ```swift
/// incompleteBeta(0.5, 2, 2)   // 0.5
/// ```
/// Twelve digits are right for the few hundred degrees of freedom that it is asked for.
func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  // The fraction converges fast only on this side of the mean (DLMF 8.17.4).
  guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
  let logarithm = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
  return exp(logarithm) / a * continuedFraction(x, a, b)
}

/// From the front, with quotients of neighboring numerators and denominators (Lentz 1976).
private func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var numerator = 1.0
  var denominator = 1 / kept(1 - (a + b) * x / (a + 1))
  var value = denominator
  for step in 1...500 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    for coefficient in [even, odd] {
      denominator = 1 / kept(1 + coefficient * denominator)
      numerator = kept(1 + coefficient / numerator)
      value *= numerator * denominator
    }
    if abs(numerator * denominator - 1) < 1e-15 { break }
  }
  return value
}
