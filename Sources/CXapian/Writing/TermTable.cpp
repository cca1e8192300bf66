#include "Writing/TermTable.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

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

std::vector<uint32_t> TermTable::sorted() const {
  std::vector<uint32_t> numbers(terms_.size());
  std::iota(numbers.begin(), numbers.end(), 0u);
  std::sort(numbers.begin(), numbers.end(),
            [this](uint32_t one, uint32_t other) { return name(one) < name(other); });
  return numbers;
}

