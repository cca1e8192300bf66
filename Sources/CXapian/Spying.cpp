#include "Spying.hpp"

namespace {

/// The engine's own counter, which a remote server can run, too.
class ValueSpy final : public Spy {
  Xapian::ValueCountMatchSpy spy_;

 public:
  explicit ValueSpy(Xapian::valueno slot) : spy_(slot) {}

  Xapian::MatchSpy *matchSpy() override { return &spy_; }

  void report(PacketWriter &packet) const override {
    packet.u32(uint32_t(spy_.get_total()));
    const size_t place = packet.reserveCount();
    uint32_t count = 0;
    for (auto value = spy_.values_begin(); value != spy_.values_end(); ++value, ++count) {
      packet.text(*value);
      packet.u32(value.get_termfreq());
    }
    packet.fill(place, count);
  }
};

std::unique_ptr<Spy> readSpy(PacketReader &packet) {
  const uint8_t code = packet.u8();
  const uint32_t slot = packet.u32();
  switch (code) {
    case CX_SPY_VALUES: return std::make_unique<ValueSpy>(slot);
    default: throw Xapian::InvalidArgumentError("Unknown match spy");
  }
}

}  // namespace

std::vector<std::unique_ptr<Spy>> readSpies(PacketReader &packet) {
  std::vector<std::unique_ptr<Spy>> spies;
  for (uint32_t count = packet.u32(); count > 0; --count) spies.push_back(readSpy(packet));
  return spies;
}
