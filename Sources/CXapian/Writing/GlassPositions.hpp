// The positions of a term in a document, as the engine's position table keeps them.
#ifndef CXAPIAN_GLASS_POSITIONS_HPP
#define CXAPIAN_GLASS_POSITIONS_HPP

#include "Writing/GlassCoding.hpp"

namespace glass {

/// Writes the last position, then the first, how many there are, and those between by halving (interpolative code:
/// Witten, Moffat, Bell, “Managing Gigabytes”, 3.3).
class PositionWriter {
  std::string &out_;
  uint64_t pending_ = 0;
  unsigned bits_ = 0;

  void put(uint64_t value, unsigned bits) {
    pending_ |= value << bits_;
    for (bits_ += bits; bits_ >= 8; bits_ -= 8, pending_ >>= 8) out_ += char(pending_);
  }

  /// One of so many values; those in the middle take a bit less where there are fewer than a power of two.
  void choose(uint64_t value, uint64_t outOf) {
    const unsigned bits = outOf > 1 ? 64 - unsigned(__builtin_clzll(outOf - 1)) : 0;
    const uint64_t spare = (uint64_t(1) << bits) - outOf, middle = (outOf - spare) / 2;
    if (spare && value >= middle + spare) {
      put((value - middle - spare) | uint64_t(1) << (bits - 1), bits);
    } else {
      put(value, spare && value >= middle ? bits - 1 : bits);
    }
  }

  void between(const uint32_t *positions, size_t first, size_t last) {
    for (; first + 1 < last;) {
      const size_t middle = (first + last) / 2;
      const uint64_t least = uint64_t(positions[first]) + middle - first;
      choose(positions[middle] - least, positions[last] - positions[first] + first - last + 1);
      between(positions, first, middle);
      first = middle;
    }
  }

 public:
  explicit PositionWriter(std::string &out) : out_(out) {}

  /// Writes positions that rise; there is at least one.
  void write(const uint32_t *positions, size_t count) {
    const uint32_t first = positions[0], last = positions[count - 1];
    number(out_, last);
    if (count == 1) return;
    choose(first, last);
    choose(count - 2, last - first);
    between(positions, 0, count - 1);
    if (bits_) out_ += char(pending_);
  }
};

}  // namespace glass

#endif
