// The order of a match.
#ifndef CXAPIAN_SORTING_HPP
#define CXAPIAN_SORTING_HPP

#include <memory>

#include "Packet.hpp"

/// An order, and the key maker that must live as long as the match.
class Sorting {
  uint8_t code_;
  Xapian::valueno slot_ = 0;
  bool ascending_ = true;
  std::unique_ptr<Xapian::KeyMaker> keys_;

 public:
  explicit Sorting(PacketReader &packet);

  bool isByRelevanceAlone() const { return code_ == CX_SORT_RELEVANCE; }
  /// Sets the order. `early` asks for the early rejection of sorting by key.
  void set(Xapian::Enquire &enquire, bool early);
};

#endif
