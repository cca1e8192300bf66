// The terms that set some documents apart from the others.
#include <vector>

#include "Asking/QueryBuilding.hpp"
#include "Bridge/Failure.hpp"
#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"

namespace {

bool hasPrefix(const std::string &term, const std::string &prefix) {
  return term.compare(0, prefix.size(), prefix) == 0;
}

/// Keeps the terms of one prefix, if one is named, and drops those of others.
class PrefixDecider final : public Xapian::ExpandDecider {
  bool keepsPrefix_;
  std::string kept_;
  std::vector<std::string> dropped_;

 public:
  explicit PrefixDecider(PacketReader &packet)
      : keepsPrefix_(packet.u8() != 0), kept_(packet.text()) {
    for (uint32_t count = packet.u32(); count > 0; --count) dropped_.push_back(packet.text());
  }

  bool operator()(const std::string &term) const override {
    if (keepsPrefix_ && !hasPrefix(term, kept_)) return false;
    for (const std::string &prefix : dropped_) {
      if (hasPrefix(term, prefix)) return false;
    }
    return true;
  }
};

Xapian::RSet readRelevant(PacketReader &packet) {
  Xapian::RSet relevant;
  for (uint32_t count = packet.u32(); count > 0; --count) relevant.add_document(packet.u32());
  return relevant;
}

}  // namespace

cx_status cx_database_expand(const cx_database *database, const uint8_t *request,
                             size_t request_length, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    PacketReader asked(request, request_length);
    const Xapian::RSet relevant = readRelevant(asked);
    const uint32_t limit = asked.u32();
    const PrefixDecider decider(asked);
    Xapian::Enquire enquire(database->reading());
    enquire.set_query(buildQuery(asked.text()));
    if (asked.u8()) enquire.set_expansion_scheme("bo1");

    const Xapian::ESet terms = enquire.get_eset(limit, relevant, &decider);
    PacketWriter packet;
    packet.u32(terms.size());
    for (auto term = terms.begin(); term != terms.end(); ++term) {
      packet.text(*term);
      packet.f64(term.get_weight());
    }
    *out = packet.finish();
  });
}
