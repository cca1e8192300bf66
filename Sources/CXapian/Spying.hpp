// Counting the values of all matches while they pass.
#ifndef CXAPIAN_SPYING_HPP
#define CXAPIAN_SPYING_HPP

#include <memory>
#include <vector>

#include "Packet.hpp"

/// A match spy that can write down what it saw.
struct Spy {
  virtual ~Spy() = default;
  virtual Xapian::MatchSpy *matchSpy() = 0;
  virtual void report(PacketWriter &packet) const = 0;
};

/// Reads a list of spies.
std::vector<std::unique_ptr<Spy>> readSpies(PacketReader &packet);

#endif
