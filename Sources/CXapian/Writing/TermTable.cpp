#include "Writing/TermTable.hpp"

#include <algorithm>
#include <cstring>

/// FNV-1a, eight bytes at a time.
size_t TermTable::hash(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325 ^ name.size();
  for (; name.size() >= 8; name.remove_prefix(8)) {
    uint64_t eight;
    std::memcpy(&eight, name.data(), 8);
    hash = (hash ^ eight) * 0x9E3779B97F4A7C15;
    hash ^= hash >> 29;
  }
  for (const char byte : name) hash = (hash ^ uint8_t(byte)) * 0x100000001b3;
  return size_t(hash ^ hash >> 32);
}

uint32_t TermTable::number(std::string_view name) {
  if (terms_.size() * 2 > places_.size()) grow();
  const size_t mask = places_.size() - 1;
  for (size_t place = hash(name) & mask;; place = (place + 1) & mask) {
    if (places_[place] == 0) {
      terms_.push_back({names_.size(), uint32_t(name.size())});
      names_ += name;
      return (places_[place] = uint32_t(terms_.size())) - 1;
    }
    if (this->name(places_[place] - 1) == name) return places_[place] - 1;
  }
}

void TermTable::grow() {
  std::vector<uint32_t> places(places_.size() * 2);
  const size_t mask = places.size() - 1;
  for (uint32_t number = 0; number < terms_.size(); ++number) {
    size_t place = hash(name(number)) & mask;
    while (places[place] != 0) place = (place + 1) & mask;
    places[place] = number + 1;
  }
  places_.swap(places);
}

namespace {

/// Eight bytes as a number that sorts as they do; beyond the end stand zeros.
uint64_t eightBytes(std::string_view name, size_t from) {
  uint64_t bytes = 0;
  if (from < name.size()) {
    std::memcpy(&bytes, name.data() + from, std::min(name.size() - from, sizeof bytes));
  }
  return __builtin_bswap64(bytes);
}

}  // namespace

std::vector<uint32_t> TermTable::sorted() const {
  // The beginnings lie beside each other and settle nearly every comparison: the names lie anywhere.
  struct Beginning {
    uint64_t first, second;
    uint32_t number;
  };
  std::vector<Beginning> beginnings;
  beginnings.reserve(terms_.size());
  for (uint32_t number = 0; number < terms_.size(); ++number) {
    const std::string_view name = this->name(number);
    beginnings.push_back({eightBytes(name, 0), eightBytes(name, 8), number});
  }
  std::sort(beginnings.begin(), beginnings.end(),
            [this](const Beginning &one, const Beginning &other) {
              if (one.first != other.first) return one.first < other.first;
              if (one.second != other.second) return one.second < other.second;
              return name(one.number) < name(other.number);
            });
  std::vector<uint32_t> numbers;
  numbers.reserve(beginnings.size());
  for (const Beginning &beginning : beginnings) numbers.push_back(beginning.number);
  return numbers;
}

