internal import Foundation

/// How many processors this program may run on, as taskset(1) and containers set it; at least 1.
///
/// More readers than that would only take each other's place in the processor's caches.
///
/// Source: proc_pid_status(5): `Cpus_allowed` is a mask in hexadecimal, in groups with commas.
func usableProcessorCount() -> Int {
  let every = ProcessInfo.processInfo.activeProcessorCount
  guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
    let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") })
  else {
    // Where the system does not say, all of them count.
    return every
  }
  let digits = line.dropFirst("Cpus_allowed:".count).compactMap(\.hexDigitValue)
  return max(1, min(every, digits.reduce(0) { $0 + $1.nonzeroBitCount }))
}
