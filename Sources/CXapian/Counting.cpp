#include "Counting.hpp"

#include <algorithm>
#include <unordered_map>

#include "Columns.hpp"

namespace {

/// In how many documents each value is, in byte order.
using Counts = std::vector<std::pair<std::string, uint32_t>>;

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

/// Calls `body` with each value that documents have, in byte order, and with how many have it.
template <typename Body>
void eachPlace(const Column &column, const uint32_t *documents, size_t count, Body &&body) {
  const auto &values = column.values;
  if (values.empty()) throw NotForLists();
  if (count < values.size() / 4) {
    std::vector<uint32_t> places(count);
    for (size_t each = 0; each < count; ++each) places[each] = column.places[documents[each]];
    std::sort(places.begin(), places.end());
    for (auto from = places.begin(); from != places.end();) {
      const auto to = std::upper_bound(from, places.end(), *from);
      if (*from) body(values[*from], uint32_t(to - from));
      from = to;
    }
    return;
  }
  const std::vector<uint32_t> places = countPlaces(column, documents, count);
  for (size_t place = 1; place < places.size(); ++place) {
    if (places[place]) body(values[place], places[place]);
  }
}

void writeColumn(PacketWriter &packet, const Column &column, const uint32_t *documents, size_t count) {
  const size_t place = packet.reserveCount();
  uint32_t values = 0;
  eachPlace(column, documents, count, [&](const std::string &value, uint32_t often) {
    packet.text(value);
    packet.u32(often);
    ++values;
  });
  packet.fill(place, values);
}

/// Calls `body` with the value of each document that has one, without reading the whole column.
template <typename Body>
void eachValue(const Ground &ground, Xapian::valueno slot, const uint32_t *documents, size_t count,
               Body &&body) {
  auto value = ground.database.valuestream_begin(slot);
  const auto end = ground.database.valuestream_end(slot);
  for (size_t each = 0; each < count && value != end; ++each) {
    value.skip_to(documents[each]);
    if (value != end && value.get_docid() == documents[each]) body(*value);
  }
}

Counts countStream(const Ground &ground, Xapian::valueno slot, const uint32_t *documents,
                   size_t count) {
  std::unordered_map<std::string, uint32_t> seen;
  eachValue(ground, slot, documents, count, [&](const std::string &value) { ++seen[value]; });
  Counts counts(seen.begin(), seen.end());
  std::sort(counts.begin(), counts.end());
  return counts;
}

void writeValues(PacketWriter &packet, const Counts &counts) {
  packet.u32(uint32_t(counts.size()));
  for (const auto &[value, count] : counts) {
    packet.text(value);
    packet.u32(count);
  }
}

}  // namespace

std::vector<CountRequest> readCounts(PacketReader &packet) {
  std::vector<CountRequest> requests;
  for (uint32_t count = packet.u32(); count > 0; --count) {
    if (packet.u8() != CX_SPY_VALUES) throw NotForLists();
    requests.push_back({packet.u32()});
  }
  return requests;
}

void writeCounts(PacketWriter &packet, const Ground &ground,
                 const std::vector<CountRequest> &requests, const uint32_t *documents,
                 size_t count) {
  packet.u32(uint32_t(requests.size()));
  if (requests.empty()) return;
  std::vector<Xapian::valueno> slots;
  for (const CountRequest &request : requests) slots.push_back(request.slot);
  auto columns = ground.snapshot->keptColumns(slots, false);
  const bool looksUp =
      !columns && ground.snapshot->shouldLookUp(Snapshot::Use::count, count * slots.size(), slots.size());
  if (!columns && !looksUp) columns = columnsOf(ground.handle, slots, false);
  for (const CountRequest &request : requests) {
    const Column *column = looksUp ? nullptr : columns->column(request.slot);
    packet.u32(uint32_t(count));
    column ? writeColumn(packet, *column, documents, count)
           : writeValues(packet, countStream(ground, request.slot, documents, count));
  }
}
