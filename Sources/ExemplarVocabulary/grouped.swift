/// A whole number with commas: `12,517`.
package func grouped(_ number: Int) -> String {
  if -1000 < number && number < 1000 { return String(number) }
  let rest = String(abs(number % 1000))
  return grouped(number / 1000) + "," + String(repeating: "0", count: 3 - rest.utf8.count) + rest
}
