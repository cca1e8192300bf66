/// True for the same bytes; takes the same time wherever the first difference is, so that time tells nothing of them.
package func isSameInConstantTime(_ bytes: [UInt8], _ others: [UInt8]) -> Bool {
  guard bytes.count == others.count else { return false }
  var difference: UInt8 = 0
  for (byte, other) in zip(bytes, others) { difference |= byte ^ other }
  return difference == 0
}
