#include "Lists/Counting.hpp"

#include <algorithm>
#include <map>

#include "Columns/Columns.hpp"
#include "Lists/NumberSets.hpp"

namespace {

/// Counts by place. Four tables in turn, because an addition waits for the one before it to the same place.
std::vector<uint32_t> countPlaces(const Column &column, const uint32_t *documents, size_t count) {
  const size_t places = column.values.size();
  const uint32_t *place = column.places;
  if (places > 4096 || count < 4 * places) {
    std::vector<uint32_t> counts(places);
    for (size_t each = 0; each < count; ++each) ++counts[place[documents[each]]];
    return counts;
  }
  std::vector<uint32_t> counts(4 * places);
  uint32_t *one = counts.data(), *two = one + places, *three = two + places, *four = three + places;
  size_t each = 0;
  for (; each + 4 <= count; each += 4) {
    ++one[place[documents[each]]];
    ++two[place[documents[each + 1]]];
    ++three[place[documents[each + 2]]];
    ++four[place[documents[each + 3]]];
  }
  for (; each < count; ++each) ++one[place[documents[each]]];
  for (size_t at = 0; at < places; ++at) one[at] += two[at] + three[at] + four[at];
  counts.resize(places);
  return counts;
}

/// Calls `body` with each place that documents have, in byte order of the values, and with how many have it.
template <typename Body>
void eachPlace(const Column &column, const uint32_t *documents, size_t count, Body &&body) {
  if (count < column.values.size() / 4) {
    std::vector<uint32_t> places(count);
    for (size_t each = 0; each < count; ++each) places[each] = column.places[documents[each]];
    std::sort(places.begin(), places.end());
    for (auto from = places.begin(); from != places.end();) {
      const auto to = std::upper_bound(from, places.end(), *from);
      if (*from) body(*from, uint32_t(to - from));
      from = to;
    }
    return;
  }
  const std::vector<uint32_t> places = countPlaces(column, documents, count);
  for (size_t place = 1; place < places.size(); ++place) {
    if (places[place]) body(uint32_t(place), places[place]);
  }
}

/// The documents whose values are counted.
struct Matches {
  const uint32_t *documents;
  size_t count;
};

void writeColumnValues(PacketWriter &packet, const Column &column, const Matches &matches) {
  const size_t place = packet.reserveCount();
  uint32_t values = 0;
  eachPlace(column, matches.documents, matches.count, [&](uint32_t each, uint32_t often) {
    packet.text(column.values[each]);
    packet.u32(often);
    ++values;
  });
  packet.fill(place, values);
}

/// Of few documents each set is unfolded; of many, each different one.
void writeColumnNumbers(PacketWriter &packet, const Column &column, const NumberSets &sets,
                        const Matches &matches) {
  NumberCounts counts = sets.noCounts();
  if (matches.count < column.values.size()) {
    sets.addEach(column.places, matches.documents, matches.count, counts);
  } else {
    eachPlace(column, matches.documents, matches.count,
              [&](uint32_t place, uint32_t often) { sets.add(place, often, counts); });
  }
  counts.write(packet);
}

/// Calls `body` with the value of each document that has one, without reading the whole column.
template <typename Body>
void eachValue(const Ground &ground, Xapian::valueno slot, const Matches &matches, Body &&body) {
  auto value = ground.database.valuestream_begin(slot);
  const auto end = ground.database.valuestream_end(slot);
  for (size_t each = 0; each < matches.count && value != end; ++each) {
    value.skip_to(matches.documents[each]);
    if (value != end && value.get_docid() == matches.documents[each]) body(*value);
  }
}

void writeStreamValues(PacketWriter &packet, const Ground &ground, Xapian::valueno slot,
                       const Matches &matches) {
  std::map<std::string, uint32_t> counts;
  eachValue(ground, slot, matches, [&](const std::string &value) { ++counts[value]; });
  packet.u32(uint32_t(counts.size()));
  for (const auto &[value, often] : counts) {
    packet.text(value);
    packet.u32(often);
  }
}

void writeStreamNumbers(PacketWriter &packet, const Ground &ground, Xapian::valueno slot,
                        const Matches &matches) {
  NumberCounts counts;
  eachValue(ground, slot, matches, [&](const std::string &set) {
    eachNumber(set, [&](uint16_t number) { counts.add(number, 1); });
  });
  counts.write(packet);
}

/// Columns of what is counted; null where looking up the few documents costs less than reading columns.
std::shared_ptr<const Columns> columnsToCount(const Ground &ground,
                                              const std::vector<CountRequest> &requests,
                                              size_t count) {
  std::vector<Xapian::valueno> slots;
  for (const CountRequest &request : requests) slots.push_back(request.slot);
  auto columns = ground.snapshot->keptColumns(slots, false);
  if (columns) return columns;
  if (ground.snapshot->shouldLookUp(Snapshot::Use::count, count * slots.size(), slots.size())) {
    return nullptr;
  }
  return columnsOf(ground.handle, slots, false);
}

}  // namespace

void writeCounts(PacketWriter &packet, const Ground &ground,
                 const std::vector<CountRequest> &requests, const uint32_t *documents,
                 size_t count) {
  packet.u32(uint32_t(requests.size()));
  if (requests.empty()) return;
  const auto columns = columnsToCount(ground, requests, count);
  const Matches matches = {documents, count};
  for (const auto &[kind, slot] : requests) {
    packet.u32(uint32_t(count));
    const Column *column = columns ? columns->column(slot) : nullptr;
    if (column && column->values.empty()) throw NotForLists();
    const bool wantsNumbers = kind == CX_SPY_NUMBERS;
    if (!column) {
      (wantsNumbers ? writeStreamNumbers : writeStreamValues)(packet, ground, slot, matches);
    } else if (wantsNumbers) {
      writeColumnNumbers(packet, *column, *ground.snapshot->numberSets(*column), matches);
    } else {
      writeColumnValues(packet, *column, matches);
    }
  }
}
