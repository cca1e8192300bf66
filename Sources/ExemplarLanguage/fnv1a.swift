/// The FNV-1a hash of 64 bits: the same everywhere and always, unlike Swift's own.
///
/// ```swift
/// fnv1a("a".utf8)   // 0xaf63dc4c8601ec8c
/// ```
/// Source: Fowler, Noll and Vo; http://www.isthe.com/chongo/tech/comp/fnv
package func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
