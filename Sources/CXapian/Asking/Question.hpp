// The parts of a request that both matchers read.
#ifndef CXAPIAN_QUESTION_HPP
#define CXAPIAN_QUESTION_HPP

#include <utility>
#include <vector>

#include "Bridge/Packet.hpp"

/// Which matches are shown, and how many are looked at.
struct Page {
  uint32_t offset, limit, checkAtLeast;
  bool countsBeyondItself() const { return uint64_t(offset) + limit < checkAtLeast; }
};

/// By what matches are ordered.
struct SortRequest {
  cx_sort code = CX_SORT_RELEVANCE;
  /// The value that is sorted by, for an order by one value.
  Xapian::valueno slot = 0;
  bool isAscending = true;
  /// The values that are sorted by, for an order by several: the slot, and whether it ascends.
  std::vector<std::pair<Xapian::valueno, bool>> keys;

  bool isByRelevanceAlone() const { return code == CX_SORT_RELEVANCE; }
  bool isBySeveralValues() const { return code >= CX_SORT_VALUES; }
};

/// What ends the work, or leaves matches out.
struct MatchLimits {
  double seconds = 0, leastWeight = 0;
  uint8_t leastPercentage = 0;
};

/// By what matches are folded into one.
struct CollapseRequest {
  bool isWanted = false;
  Xapian::valueno slot = 0;
  uint32_t keep = 0;
};

/// What one spy counts.
struct CountRequest {
  cx_spy kind;
  Xapian::valueno slot;
};

/// What comes back with each match.
struct Fetch {
  uint8_t parts = 0;
  std::vector<Xapian::valueno> slots;
  bool wantsDocuments() const { return (parts & CX_FETCH_DATA) || !slots.empty(); }
};

/// A question behind its query and its weighting scheme, which each matcher reads in its own way.
struct Question {
  Page page;
  SortRequest sort;
  cx_ties ties;
  bool mayRejectEarly;
  MatchLimits limits;
  CollapseRequest collapse;
  std::vector<CountRequest> counts;
  Fetch fetch;

  /// Throws InvalidArgumentError for a code that nobody knows.
  explicit Question(PacketReader &packet);
};

/// Writes the data and the values of a document that were asked for.
inline void writeDocument(PacketWriter &packet, const Xapian::Document &document,
                          const Fetch &fetch) {
  packet.text(fetch.parts & CX_FETCH_DATA ? document.get_data() : std::string());
  packet.u32(uint32_t(fetch.slots.size()));
  for (const Xapian::valueno slot : fetch.slots) packet.text(document.get_value(slot));
}

/// Writes that no document was asked for.
inline void writeNoDocument(PacketWriter &packet) {
  packet.u32(0);
  packet.u32(0);
}

#endif
