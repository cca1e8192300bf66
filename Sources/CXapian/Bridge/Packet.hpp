// The packets of the header's conventions 7 to 9: little-endian, unaligned, counted.
#ifndef CXAPIAN_PACKET_HPP
#define CXAPIAN_PACKET_HPP

#include <cstring>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

#include "Bridge/Counted.hpp"
#include "include/CXapian.h"

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "packets are copied byte by byte");

struct cx_buffer : Counted {
  std::string bytes;
};

inline std::string textOf(const uint8_t *bytes, size_t length) {
  return length ? std::string(reinterpret_cast<const char *>(bytes), length) : std::string();
}

/// A path or a host name: the operating system would cut it at a zero byte.
inline std::string nameOf(const std::string &name) {
  if (name.find('\0') != std::string::npos) {
    throw Xapian::InvalidArgumentError("A path or host name cannot hold a zero byte");
  }
  return name;
}

class PacketReader {
  const uint8_t *next_, *end_;

  template <typename Number>
  Number number() {
    Number value;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }

  const uint8_t *take(size_t length) {
    if (length > size_t(end_ - next_)) {
      throw Xapian::InvalidArgumentError("The packet ends too early");
    }
    const uint8_t *taken = next_;
    next_ += length;
    return taken;
  }

 public:
  PacketReader(const uint8_t *bytes, size_t length) : next_(bytes), end_(bytes + length) {}
  explicit PacketReader(const std::string &bytes)
      : PacketReader(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()) {}

  bool atEnd() const { return next_ == end_; }
  uint8_t u8() { return *take(1); }
  uint32_t u32() { return number<uint32_t>(); }
  double f64() { return number<double>(); }
  /// Adds so many numbers to a row.
  void u32s(std::vector<uint32_t> &row, uint32_t count) {
    const uint8_t *first = take(size_t(count) * sizeof(uint32_t));
    const size_t before = row.size();
    row.resize(before + count);
    if (count) std::memcpy(&row[before], first, size_t(count) * sizeof(uint32_t));
  }
  std::string text() { return std::string(view()); }
  /// The same where it lies.
  std::string_view view() {
    const uint32_t length = u32();
    return {reinterpret_cast<const char *>(take(length)), length};
  }
};

class PacketWriter {
  std::string bytes_;

  template <typename Number>
  void number(Number value) {
    bytes_.append(reinterpret_cast<const char *>(&value), sizeof value);
  }

  template <typename Iterator, typename Write>
  void list(Iterator &from, const Iterator &to, Write &&write) {
    const size_t place = reserveCount();
    uint32_t count = 0;
    for (; from != to; ++from, ++count) write(*from);
    fill(place, count);
  }

 public:
  void u32(uint32_t value) { number(value); }
  void u64(uint64_t value) { number(value); }
  void f64(double value) { number(value); }
  void text(const std::string &value) {
    if (value.size() > UINT32_MAX) throw Xapian::RangeError("A text of more than 4 GiB");
    u32(uint32_t(value.size()));
    bytes_ += value;
  }

  /// Leaves room for a count that is not known yet; `fill` writes it.
  size_t reserveCount() {
    u32(0);
    return bytes_.size() - sizeof(uint32_t);
  }
  void fill(size_t place, uint32_t count) { std::memcpy(&bytes_[place], &count, sizeof count); }

  /// A list of texts from any pair of the engine's iterators.
  template <typename Iterator>
  void texts(Iterator from, const Iterator &to) {
    list(from, to, [this](const std::string &value) { text(value); });
  }
  /// A list of numbers from any pair of the engine's iterators.
  template <typename Iterator>
  void numbers(Iterator from, const Iterator &to) {
    list(from, to, [this](uint32_t value) { u32(value); });
  }

  cx_buffer *finish() {
    auto *buffer = new cx_buffer;
    buffer->bytes = std::move(bytes_);
    return buffer;
  }
};

#endif
