// One question and its whole answer.
#include <deque>

#include "Asking/QueryBuilding.hpp"
#include "Asking/Question.hpp"
#include "Asking/Sorting.hpp"
#include "Asking/Spying.hpp"
#include "Asking/Weighting.hpp"
#include "Bridge/Failure.hpp"
#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"
#include "Lists/ListMatching.hpp"

namespace {

void setTies(Xapian::Enquire &enquire, cx_ties ties) {
  switch (ties) {
    case CX_TIES_ASCENDING: return enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    case CX_TIES_DESCENDING: return enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    case CX_TIES_ANY: return enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  }
}

void setLimits(Xapian::Enquire &enquire, const MatchLimits &limits) {
  if (limits.seconds > 0) enquire.set_time_limit(limits.seconds);
  if (limits.leastWeight > 0 || limits.leastPercentage > 0) {
    enquire.set_cutoff(limits.leastPercentage, limits.leastWeight);
  }
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

cx_buffer *match(const cx_database &database, PacketReader request, bool mayUseKeys,
                 bool *usedKeys) {
  Xapian::Enquire enquire(database.reading());
  const Xapian::Query query = buildQuery(request.text());
  enquire.set_query(query);
  setWeighting(enquire, request);
  const Question question(request);
  const Page &page = question.page;
  Sorting sorting(question.sort);
  setTies(enquire, question.ties);
  *usedKeys = question.mayRejectEarly && mayUseKeys && question.sort.isByRelevanceAlone() &&
              page.countsBeyondItself();
  sorting.set(enquire, *usedKeys);
  setLimits(enquire, question.limits);
  const CollapseRequest &collapse = question.collapse;
  if (collapse.isWanted) enquire.set_collapse_key(collapse.slot, collapse.keep);
  // Not moved once the engine knows them.
  std::deque<CountingSpy> spies(question.counts.begin(), question.counts.end());
  const auto addSpies = [&] {
    for (CountingSpy &spy : spies) enquire.add_matchspy(spy.matchSpy());
  };
  // Of remote shards 1.4.22 shows what is on the page to the spies once more, so they look at an empty page.
  const bool countsApart = !spies.empty() && page.limit > 0 && database.reading().size() > 1;
  if (!countsApart) addSpies();
  const Xapian::MSet matches = enquire.get_mset(page.offset, page.limit, page.checkAtLeast);
  if (countsApart) {
    addSpies();
    enquire.get_mset(0, 0, page.checkAtLeast);
  }
  PacketWriter packet;
  writeBounds(packet, matches);
  writeTermStatistics(packet, query, matches, question.fetch.parts & CX_FETCH_TERM_STATISTICS);
  writeItems(packet, enquire, matches, question.fetch);
  packet.u32(uint32_t(spies.size()));
  for (const CountingSpy &spy : spies) spy.report(packet);
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
