// Where a term stands in the documents that have it, decoded from the database once.
#ifndef CXAPIAN_POSITION_LIST_HPP
#define CXAPIAN_POSITION_LIST_HPP

#include <cstdint>
#include <vector>
#include <xapian.h>

#include "PostingLists.hpp"

/// The positions of one term, packed: distances in groups of seven bits, the last group of each without its top bit.
class PositionList {
  /// Where the positions of each posting begin; one more than there are postings.
  std::vector<uint32_t> starts_;
  std::vector<uint8_t> packed_;

 public:
  /// Reads the positions of all postings. Those that do not fit are left out, see `isWhole`.
  PositionList(const Xapian::Database &database, const std::string &term, const PostingList &postings);

  /// False for a term that stands in more places than can be counted here.
  bool isWhole() const { return !starts_.empty(); }
  size_t bytes() const { return starts_.capacity() * sizeof(uint32_t) + packed_.capacity(); }

  /// The positions of the posting at a place, ascending.
  void read(size_t place, std::vector<uint32_t> &positions) const {
    positions.clear();
    uint32_t position = 0;
    for (uint32_t at = starts_[place]; at < starts_[place + 1];) {
      uint32_t distance = 0;
      for (int shift = 0;; shift += 7) {
        const uint8_t group = packed_[at++];
        distance |= uint32_t(group & 0x7F) << shift;
        if (group < 0x80) break;
      }
      positions.push_back(position += distance);
    }
  }
};

#endif
