// Values that are sets of small numbers, and counting those numbers.
#ifndef CXAPIAN_NUMBER_SETS_HPP
#define CXAPIAN_NUMBER_SETS_HPP

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "Bridge/Packet.hpp"

/// Calls `body` with each number of a set as a slot keeps it: little-endian pairs of bytes. An odd byte at the end is
/// left out.
template <typename Body>
void eachNumber(const std::string &set, Body &&body) {
  for (size_t at = 0; at + 1 < set.size(); at += 2) {
    body(uint16_t(uint8_t(set[at]) | uint8_t(set[at + 1]) << 8));
  }
}

/// How many documents have each number.
class NumberCounts {
  friend class NumberSets;
  std::vector<uint32_t> counts_;
  /// The number that the first count is of.
  uint32_t least_ = 0;
  /// So many counts at the end are of no number.
  size_t spare_ = 0;
  NumberCounts(uint32_t least, size_t size, size_t spare)
      : counts_(size + spare), least_(least), spare_(spare) {}

 public:
  NumberCounts() = default;

  void add(uint16_t number, uint32_t documents) {
    if (number >= counts_.size()) counts_.resize(size_t(number) + 1);
    counts_[number] += documents;
  }

  /// list(u32 number, u32 documents) of the numbers that somebody has, ascending.
  void write(PacketWriter &packet) const {
    const size_t place = packet.reserveCount();
    uint32_t written = 0;
    for (uint32_t each = 0; each + spare_ < counts_.size(); ++each) {
      if (counts_[each] == 0) continue;
      packet.u32(least_ + each);
      packet.u32(counts_[each]);
      ++written;
    }
    packet.fill(place, written);
  }
};

/// The sets of all places of a column, unfolded once, in blocks of four numbers: most sets have as many blocks as the one
/// before, but not as many numbers, which the processor would guess wrongly each time.
class NumberSets {
  static constexpr size_t block = 4;
  /// Where each place's blocks begin; one more than there are places.
  std::vector<uint32_t> starts_;
  /// From the least one on, since the numbers of a facet stand side by side; what is left of a block is numbers above
  /// all others.
  std::vector<uint32_t> numbers_;
  uint32_t least_ = UINT32_MAX;
  /// One more than the greatest.
  uint32_t end_ = 0;

  uint32_t size() const { return end_ > least_ ? end_ - least_ : 0; }

 public:
  explicit NumberSets(const std::vector<std::string> &values) {
    for (const std::string &value : values) {
      eachNumber(value, [&](uint16_t number) {
        least_ = std::min(least_, uint32_t(number));
        end_ = std::max(end_, uint32_t(number) + 1);
      });
    }
    starts_.reserve(values.size() + 1);
    for (const std::string &value : values) {
      starts_.push_back(uint32_t(numbers_.size()));
      eachNumber(value, [&](uint16_t number) { numbers_.push_back(number - least_); });
      while (numbers_.size() % block) numbers_.push_back(size() + uint32_t(numbers_.size() % block));
    }
    starts_.push_back(uint32_t(numbers_.size()));
  }

  /// Counts that have room for every number of a set.
  NumberCounts noCounts() const { return {least_, size(), block}; }
  /// Adds each of some documents to counts that were made by `noCounts`. Memory is asked for some documents before it is
  /// needed, since each set is found by two steps that wait for it.
  void addEach(const uint32_t *places, const uint32_t *documents, size_t count, NumberCounts &counts) const {
    constexpr size_t together = 32;
    uint32_t next[together];
    for (size_t from = 0; from < count; from += together) {
      const size_t some = std::min(together, count - from);
      for (size_t each = 0; each < some; ++each) {
        next[each] = places[documents[from + each]];
        __builtin_prefetch(&starts_[next[each]]);
      }
      for (size_t each = 0; each < some; ++each) __builtin_prefetch(numbers_.data() + starts_[next[each]]);
      for (size_t each = 0; each < some; ++each) add(next[each], 1, counts);
    }
  }
  /// Adds documents that have the set of a place to counts that were made by `noCounts`.
  void add(uint32_t place, uint32_t documents, NumberCounts &counts) const {
    uint32_t *const own = counts.counts_.data();
    const uint32_t *const end = numbers_.data() + starts_[place + 1];
    for (const uint32_t *number = numbers_.data() + starts_[place]; number != end; number += block) {
      for (size_t each = 0; each < block; ++each) own[number[each]] += documents;
    }
  }
};

#endif
