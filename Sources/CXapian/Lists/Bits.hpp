// Sets of documents as bits by id, in words of 64.
#ifndef CXAPIAN_BITS_HPP
#define CXAPIAN_BITS_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

using Bits = std::vector<uint64_t>;

/// How many words have room for the ids below a size.
inline size_t wordsOfBits(uint32_t size) { return (size_t(size) + 63) / 64; }

inline void setBit(Bits &bits, uint32_t id) { bits[id / 64] |= uint64_t(1) << id % 64; }

inline bool hasBit(const Bits &bits, uint32_t id) {
  return id / 64 < bits.size() && (bits[id / 64] >> id % 64 & 1);
}

inline size_t countOfBits(const Bits &bits) {
  size_t count = 0;
  for (const uint64_t word : bits) count += size_t(__builtin_popcountll(word));
  return count;
}

/// Calls `body` with each id, ascending.
template <typename Body>
void eachBit(const Bits &bits, Body &&body) {
  for (size_t word = 0; word < bits.size(); ++word) {
    for (uint64_t left = bits[word]; left; left &= left - 1) {
      body(uint32_t(word * 64 + size_t(__builtin_ctzll(left))));
    }
  }
}

#endif
