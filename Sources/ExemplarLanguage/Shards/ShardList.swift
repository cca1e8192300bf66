/// The databases that hold a collection together, in order, and how long one is waited for.
///
/// ```swift
/// list.number(of: "paper-circuits")   // 2: the third shard holds it, and no other
/// ```
public struct ShardList: Hashable, Sendable {
  /// More shards than this are refused.
  public static let most = 64

  public var shards: [Shard]
  /// How long a connection may take, in milliseconds.
  public var connectTime = 1_000
  /// How long an answer may take, in milliseconds.
  public var answerTime = 3_000
  /// How long one that failed is left alone, in milliseconds.
  public var pause = 5_000

  /// Makes a list.
  public init(_ shards: [Shard]) { self.shards = shards }

  /// Which shard holds an exemplar, from 0: the one that scores highest for its id.
  ///
  /// The score is the id's FNV-1a hash of 64 bits, to which the shard's number times 9e3779b97f4a7c15 is added, mixed by
  /// the last steps of SplitMix64. It depends on numbers alone: a shard may move to another machine, and one more at
  /// the end takes its share from all others while nothing moves between those (rendezvous hashing).
  public func number(of id: String) -> Int { ShardList.number(of: id, among: shards.count) }

  /// The same for so many shards.
  public static func number(of id: String, among count: Int) -> Int {
    let hash = fnv1a(id.utf8)
    var best = (number: 0, score: UInt64(0))
    for number in 0..<max(count, 1) {
      let score = mixed(hash &+ UInt64(number + 1) &* 0x9e37_79b9_7f4a_7c15)
      if score > best.score { best = (number, score) }
    }
    return best.number
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = (number ^ (number >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// Where a shard lies on the machine that writes it: the folder it is read from, else `index/shards/` and its
  /// number from 1.
  public func folder(of number: Int, repository: String) -> IndexFolder {
    switch shards[number].place {
    case .folder(let path):
      IndexFolder(
        repository: repository, path: path.hasPrefix("/") ? path : repository + "/" + path)
    case .server:
      IndexFolder(repository: repository, path: repository + "/index/shards/\(number + 1)")
    }
  }
}
