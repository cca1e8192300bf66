// How the engine's “glass” tables code numbers and names, in its format of 2016-03-14 (libxapian 1.4).
#ifndef CXAPIAN_GLASS_CODING_HPP
#define CXAPIAN_GLASS_CODING_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace glass {

/// Seven bits a byte, the lowest first.
inline void number(std::string &out, uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += char(value | 0x80);
  out += char(value);
}

inline void text(std::string &out, std::string_view value) {
  number(out, value.size());
  out += value;
}

/// A number whose bytes sort as it does: two bytes below 32,768, else the count of further bytes as ones in front.
inline void sortable(std::string &out, uint32_t value) {
  if (value < 0x8000) {
    out += {char(value >> 8), char(value)};
    return;
  }
  unsigned bytes = 3;
  for (uint64_t rest = uint64_t(value) >> 22; rest; rest >>= 7) ++bytes;
  const uint64_t marked = value | uint64_t(0xFF & (0xFFu << (10 - bytes))) << (8 * (bytes - 1));
  for (unsigned place = bytes; place-- > 0;) out += char(marked >> (8 * place));
}

/// A term in a key: what may follow it begins with a zero byte, so its own carry another after them.
inline void term(std::string &out, std::string_view value) {
  for (const char byte : value) {
    out += byte;
    if (byte == 0) out += '\xff';
  }
}

// What the keys of a posting table begin with that are no terms.
constexpr std::string_view metadata("\0\xc0", 2), statistics("\0\xd0", 2), values("\0\xd8", 2),
    lengths("\0\xe0", 2);

/// The key of a slot's statistics: only as many bytes as the slot needs.
inline std::string statisticsKey(uint32_t slot) {
  std::string key(statistics);
  for (; slot; slot >>= 8) key += char(slot);
  return key;
}

}  // namespace glass

#endif
