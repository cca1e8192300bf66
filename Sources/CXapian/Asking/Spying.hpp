// Counting the values of all matches while they pass.
#ifndef CXAPIAN_SPYING_HPP
#define CXAPIAN_SPYING_HPP

#include "Asking/Question.hpp"

/// The engine's own counter of values, which a remote server can run, too.
class CountingSpy {
  const cx_spy kind_;
  Xapian::ValueCountMatchSpy spy_;

  void writeValues(PacketWriter &packet) const;
  void writeNumbers(PacketWriter &packet) const;

 public:
  explicit CountingSpy(const CountRequest &request) : kind_(request.kind), spy_(request.slot) {}

  Xapian::MatchSpy *matchSpy() { return &spy_; }
  /// Writes what it saw.
  void report(PacketWriter &packet) const;
};

#endif
