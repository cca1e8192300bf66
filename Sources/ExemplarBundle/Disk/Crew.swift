internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work on many files, shared by all cores: the largest first, each core with one buffer of its own.
enum Crew {
  /// Below this many bytes a second core costs more than it brings.
  private static let worthSharing = 192 << 10
  private static let cores = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)

  /// The results for all indices of `sizes`, in order; the first error in order when there is one.
  static func map<Value>(
    _ sizes: [Int],
    _ body: (Int, UnsafeMutableRawBufferPointer) throws(BundleError) -> Value
  ) throws(BundleError) -> [Value] {
    var results = [Result<Value, BundleError>?](repeating: nil, count: sizes.count)
    results.withUnsafeMutableBufferPointer { slots in
      // Each index is taken once, so no two cores ever write the same slot.
      let slots = slots
      share(sizes) { index, buffer in
        slots[index] = Result { () throws(BundleError) in try body(index, buffer) }
      }
    }
    var values: [Value] = []
    values.reserveCapacity(results.count)
    for case .some(let result) in results { values.append(try result.get()) }
    return values
  }

  private typealias Work = (Int, UnsafeMutableRawBufferPointer) -> Void

  private static func share(_ sizes: [Int], _ work: Work) {
    let total = sizes.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    let hands = min(cores, sizes.count, 1 + max(total, 0) / worthSharing)
    withoutActuallyEscaping(work) { work in
      let queue = Queue(order: sizes.indices.sorted { sizes[$0] > sizes[$1] }, work: work)
      if hands < 2 { return queue.empty() }
      DispatchQueue.concurrentPerform(iterations: hands) { _ in queue.empty() }
    }
  }

  // The work ends before `share` returns, and each piece of it is done by one core alone.
  private final class Queue: @unchecked Sendable {
    private let order: [Int]
    private let work: Work
    private let taken = Atomic(0)

    init(order: [Int], work: @escaping Work) {
      self.order = order
      self.work = work
    }

    /// Does what nobody has taken yet.
    func empty() {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Disk.chunk, alignment: 64)
      defer { buffer.deallocate() }
      while true {
        let next = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        guard next < order.count else { return }
        work(order[next], buffer)
      }
    }
  }
}
