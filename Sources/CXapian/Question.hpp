// The parts of a request that both matchers read.
#ifndef CXAPIAN_QUESTION_HPP
#define CXAPIAN_QUESTION_HPP

#include <vector>

#include "Packet.hpp"

/// Which matches are shown, and how many are looked at.
struct Page {
  uint32_t offset, limit, checkAtLeast;
  explicit Page(PacketReader &packet)
      : offset(packet.u32()), limit(packet.u32()), checkAtLeast(packet.u32()) {}
  bool countsBeyondItself() const { return uint64_t(offset) + limit < checkAtLeast; }
};

/// What comes back with each match.
struct Fetch {
  uint8_t parts;
  std::vector<Xapian::valueno> slots;
  explicit Fetch(PacketReader &packet) : parts(packet.u8()) {
    for (uint32_t count = packet.u32(); count > 0; --count) slots.push_back(packet.u32());
  }
  bool wantsDocuments() const { return (parts & CX_FETCH_DATA) || !slots.empty(); }
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
