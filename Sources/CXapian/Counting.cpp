#include "Counting.hpp"

#include <algorithm>

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

Counts countColumn(const Column &column, const uint32_t *documents, size_t count) {
  if (column.values.empty()) throw NotForLists();
  const std::vector<uint32_t> places = countPlaces(column, documents, count);
  Counts counts;
  for (size_t place = 1; place < places.size(); ++place) {
    if (places[place]) counts.emplace_back(column.values[place], places[place]);
  }
  return counts;
}

/// Counts without reading the whole column.
Counts countStream(const Ground &ground, Xapian::valueno slot, const uint32_t *documents,
                   size_t count) {
  std::map<std::string, uint32_t> counts;
  auto value = ground.database.valuestream_begin(slot);
  const auto end = ground.database.valuestream_end(slot);
  for (size_t each = 0; each < count && value != end; ++each) {
    value.skip_to(documents[each]);
    if (value != end && value.get_docid() == documents[each]) ++counts[*value];
  }
  return {counts.begin(), counts.end()};
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
  const bool looksUp = !columns && ground.snapshot->shouldLookUp(count * slots.size());
  if (!columns && !looksUp) columns = columnsOf(ground.handle, slots, false);
  for (const CountRequest &request : requests) {
    const Counts counts = looksUp ? countStream(ground, request.slot, documents, count)
                                  : countColumn(*columns->column(request.slot), documents, count);
    packet.u32(uint32_t(count));
    writeValues(packet, counts);
  }
}
