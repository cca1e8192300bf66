#include "Asking/Spying.hpp"

#include "Lists/NumberSets.hpp"

void CountingSpy::report(PacketWriter &packet) const {
  packet.u32(uint32_t(spy_.get_total()));
  kind_ == CX_SPY_NUMBERS ? writeNumbers(packet) : writeValues(packet);
}

void CountingSpy::writeValues(PacketWriter &packet) const {
  const size_t place = packet.reserveCount();
  uint32_t count = 0;
  for (auto value = spy_.values_begin(); value != spy_.values_end(); ++value, ++count) {
    packet.text(*value);
    packet.u32(value.get_termfreq());
  }
  packet.fill(place, count);
}

void CountingSpy::writeNumbers(PacketWriter &packet) const {
  NumberCounts counts;
  for (auto value = spy_.values_begin(); value != spy_.values_end(); ++value) {
    const uint32_t documents = value.get_termfreq();
    eachNumber(*value, [&](uint16_t number) { counts.add(number, documents); });
  }
  counts.write(packet);
}
