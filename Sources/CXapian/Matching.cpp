// One question and its whole answer.
#include "Failure.hpp"
#include "Handle.hpp"
#include "ListMatching.hpp"
#include "Packet.hpp"
#include "QueryBuilding.hpp"
#include "Question.hpp"
#include "Sorting.hpp"
#include "Spying.hpp"
#include "Weighting.hpp"

namespace {

void setTies(Xapian::Enquire &enquire, uint8_t code) {
  switch (code) {
    case CX_TIES_ASCENDING: return enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    case CX_TIES_DESCENDING: return enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    case CX_TIES_ANY: return enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    default: throw Xapian::InvalidArgumentError("Unknown order of ties");
  }
}

void setLimits(Xapian::Enquire &enquire, PacketReader &packet) {
  const double seconds = packet.f64(), leastWeight = packet.f64();
  const uint8_t leastPercentage = packet.u8();
  if (seconds > 0) enquire.set_time_limit(seconds);
  if (leastWeight > 0 || leastPercentage > 0) enquire.set_cutoff(leastPercentage, leastWeight);
}

void setCollapse(Xapian::Enquire &enquire, PacketReader &packet) {
  const bool collapses = packet.u8() != 0;
  const uint32_t slot = packet.u32(), keep = packet.u32();
  if (collapses) enquire.set_collapse_key(slot, keep);
}

void writeBounds(PacketWriter &packet, const Xapian::MSet &matches) {
  packet.u32(matches.get_matches_lower_bound());
  packet.u32(matches.get_matches_estimated());
  packet.u32(matches.get_matches_upper_bound());
  packet.u32(matches.get_uncollapsed_matches_lower_bound());
  packet.u32(matches.get_uncollapsed_matches_estimated());
  packet.u32(matches.get_uncollapsed_matches_upper_bound());
  packet.f64(matches.get_max_possible());
  packet.f64(matches.get_max_attained());
}

void writeTermStatistics(PacketWriter &packet, const Xapian::Query &query,
                         const Xapian::MSet &matches, bool wanted) {
  const size_t place = packet.reserveCount();
  uint32_t count = 0;
  if (wanted) {
    auto term = query.get_unique_terms_begin();
    for (; term != query.get_unique_terms_end(); ++term, ++count) {
      packet.text(*term);
      packet.u32(matches.get_termfreq(*term));
      packet.f64(matches.get_termweight(*term));
    }
  }
  packet.fill(place, count);
}

void writeItems(PacketWriter &packet, const Xapian::Enquire &enquire, const Xapian::MSet &matches,
                const Fetch &fetch) {
  // Asks a remote shard for all documents at once. On a later page 1.4.22 would read before the
  // start of its own list: it takes a document's place on the page for its rank.
  if (fetch.wantsDocuments() && matches.get_firstitem() == 0) matches.fetch();
  packet.u32(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    packet.u32(*match);
    packet.f64(match.get_weight());
    packet.u32(match.get_collapse_count());
    packet.text(match.get_collapse_key());
    fetch.wantsDocuments() ? writeDocument(packet, match.get_document(), fetch)
                           : writeNoDocument(packet);
    if (fetch.parts & CX_FETCH_MATCHING_TERMS) {
      packet.texts(enquire.get_matching_terms_begin(match), enquire.get_matching_terms_end(match));
    } else {
      packet.u32(0);
    }
  }
}

void addSpies(Xapian::Enquire &enquire, const std::vector<std::unique_ptr<Spy>> &spies) {
  for (const auto &spy : spies) enquire.add_matchspy(spy->matchSpy());
}

cx_buffer *match(const cx_database &database, PacketReader request, bool mayUseKeys,
                 bool *usedKeys) {
  Xapian::Enquire enquire(database.reading());
  const Xapian::Query query = buildQuery(request.text());
  enquire.set_query(query);
  setWeighting(enquire, request);
  const Page page(request);
  Sorting sorting(request);
  setTies(enquire, request.u8());
  const bool early = request.u8() && mayUseKeys && sorting.isByRelevanceAlone() &&
                     page.countsBeyondItself();
  sorting.set(enquire, early);
  *usedKeys = early;
  setLimits(enquire, request);
  setCollapse(enquire, request);
  const auto spies = readSpies(request);
  const Fetch fetch(request);
  // Of remote shards 1.4.22 shows what is on the page to the spies once more, so they look at an empty page.
  const bool countsApart = !spies.empty() && page.limit > 0 && database.reading().size() > 1;
  if (!countsApart) addSpies(enquire, spies);
  const Xapian::MSet matches = enquire.get_mset(page.offset, page.limit, page.checkAtLeast);
  if (countsApart) {
    addSpies(enquire, spies);
    enquire.get_mset(0, 0, page.checkAtLeast);
  }
  PacketWriter packet;
  writeBounds(packet, matches);
  writeTermStatistics(packet, query, matches, fetch.parts & CX_FETCH_TERM_STATISTICS);
  writeItems(packet, enquire, matches, fetch);
  packet.u32(uint32_t(spies.size()));
  for (const auto &spy : spies) spy->report(packet);
  return packet.finish();
}

}  // namespace

cx_status cx_database_match(cx_database *database, const uint8_t *request, size_t request_length,
                            cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    PacketReader packet(request, request_length);
    const uint8_t matcher = packet.u8();
    if (matcher > CX_MATCHER_ENGINE) throw Xapian::InvalidArgumentError("Unknown matcher");
    if (matcher == CX_MATCHER_LISTS) {
      *out = matchLists(*database, packet);
      if (*out) return;
    }
    bool usedKeys = false;
    try {
      *out = match(*database, packet, !database->refusesKeys, &usedKeys);
    } catch (const Xapian::UnimplementedError &) {
      // A remote shard cannot run a key maker; what else it cannot do, the second try will tell.
      if (!usedKeys) throw;
      *out = match(*database, packet, false, &usedKeys);
      database->refusesKeys = true;
    }
  });
}
