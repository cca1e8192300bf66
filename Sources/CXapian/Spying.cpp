#include "Spying.hpp"

namespace {

/// Counts ordinals into a flat table: many facets of many values in one slot, one look at each match.
class OrdinalSpy final : public Spy, public Xapian::MatchSpy {
  const Xapian::valueno slot_;
  std::vector<uint32_t> counts_;
  uint32_t documents_ = 0, strays_ = 0;

 public:
  OrdinalSpy(Xapian::valueno slot, uint32_t count) : slot_(slot), counts_(count) {}

  void operator()(const Xapian::Document &document, double) override {
    ++documents_;
    const std::string value = document.get_value(slot_);
    const size_t even = value.size() & ~size_t(1);
    for (size_t at = 0; at < even; at += 2) {
      uint16_t ordinal;
      std::memcpy(&ordinal, value.data() + at, sizeof ordinal);
      if (ordinal < counts_.size()) {
        ++counts_[ordinal];
      } else {
        ++strays_;
      }
    }
    strays_ += value.size() & 1;
  }

  Xapian::MatchSpy *matchSpy() override { return this; }

  void report(PacketWriter &packet) const override {
    packet.u32(documents_);
    packet.u32(strays_);
    packet.numbers(counts_.begin(), counts_.end());
  }
};

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
    case CX_SPY_ORDINALS: {
      const uint32_t count = packet.u32();
      if (count > 65536) throw Xapian::InvalidArgumentError("There are only 65,536 ordinals");
      return std::make_unique<OrdinalSpy>(slot, count);
    }
    default: throw Xapian::InvalidArgumentError("Unknown match spy");
  }
}

}  // namespace

std::vector<std::unique_ptr<Spy>> readSpies(PacketReader &packet) {
  std::vector<std::unique_ptr<Spy>> spies;
  for (uint32_t count = packet.u32(); count > 0; --count) spies.push_back(readSpy(packet));
  return spies;
}
