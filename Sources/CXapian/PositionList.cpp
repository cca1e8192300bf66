#include "PositionList.hpp"

PositionList::PositionList(const Xapian::Database &database, const std::string &term,
                           const PostingList &postings) {
  starts_.reserve(postings.size() + 1);
  const Xapian::PositionIterator end;
  for (size_t place = 0; place < postings.size(); ++place) {
    starts_.push_back(uint32_t(packed_.size()));
    uint32_t last = 0;
    auto position = database.positionlist_begin(postings.documents()[place], term);
    for (; position != end; ++position) {
      uint32_t distance = *position - last;
      last = *position;
      for (; distance >= 0x80; distance >>= 7) packed_.push_back(uint8_t(distance | 0x80));
      packed_.push_back(uint8_t(distance));
    }
    if (packed_.size() > UINT32_MAX) {
      std::vector<uint32_t>().swap(starts_);
      std::vector<uint8_t>().swap(packed_);
      return;
    }
  }
  starts_.push_back(uint32_t(packed_.size()));
  packed_.shrink_to_fit();
}
