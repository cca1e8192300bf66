#include "Columns/MemoryColumns.hpp"

#include <algorithm>
#include <unordered_map>

namespace {

/// Numbers the distinct values of a slot as they come, and afterwards by their bytes.
class Dictionary {
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<const std::string *> values_;

 public:
  uint32_t number(const std::string &value) {
    const auto [found, isNew] = numbers_.try_emplace(value, uint32_t(values_.size()));
    if (isNew) values_.push_back(&found->first);
    return found->second;
  }

  /// The place of each number, from 1.
  std::vector<uint32_t> places(std::vector<std::string> &sorted) const {
    std::vector<uint32_t> numbers(values_.size()), places(values_.size());
    for (uint32_t number = 0; number < numbers.size(); ++number) numbers[number] = number;
    std::sort(numbers.begin(), numbers.end(),
              [&](uint32_t one, uint32_t other) { return *values_[one] < *values_[other]; });
    sorted.reserve(numbers.size() + 1);
    sorted.emplace_back();
    for (uint32_t place = 0; place < numbers.size(); ++place) {
      places[numbers[place]] = place + 1;
      sorted.push_back(*values_[numbers[place]]);
    }
    return places;
  }
};

}  // namespace

bool MemoryColumns::has(const std::vector<Xapian::valueno> &slots, bool wantsLengths) const {
  return (!wantsLengths || lengths_) &&
         std::all_of(slots.begin(), slots.end(), [&](auto slot) { return column(slot); });
}

std::shared_ptr<const MemoryColumns> MemoryColumns::with(
    const Xapian::Database *database, const std::vector<Xapian::valueno> &slots,
    bool wantsLengths) const {
  auto more = std::make_shared<MemoryColumns>(*this);
  if (wantsLengths && !lengths_ && !more->takeLengths()) {
    if (!database) return nullptr;
    more->readLengths(*database);
  }
  for (const Xapian::valueno slot : slots) {
    if (more->column(slot) || more->takeColumn(slot)) continue;
    if (!database) return nullptr;
    more->readColumn(*database, slot);
  }
  return more;
}

bool MemoryColumns::takeLengths() {
  if (file_) lengthsKept_ = file_->lengths();
  lengths_ = lengthsKept_.get();
  return lengths_ != nullptr;
}

bool MemoryColumns::takeColumn(Xapian::valueno slot) {
  Column column;
  Numbers kept;
  if (!file_ || !file_->read(slot, column, kept)) return false;
  columns_.emplace(slot, std::move(column));
  placesKept_.emplace(slot, std::move(kept));
  return true;
}

void MemoryColumns::readLengths(const Xapian::Database &database) {
  auto lengths = std::make_shared<std::vector<uint32_t>>(size_);
  for (auto document = database.postlist_begin(std::string());
       document != database.postlist_end(std::string()); ++document) {
    lengths->at(*document) = document.get_doclength();
  }
  lengths_ = lengths->data();
  lengthsKept_ = {lengths, lengths_};
}

void MemoryColumns::readColumn(const Xapian::Database &database, Xapian::valueno slot) {
  auto places = std::make_shared<std::vector<uint32_t>>(size_);
  Dictionary dictionary;
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
       ++value) {
    places->at(value.get_docid()) = dictionary.number(*value) + 1;
  }
  Column column = {slot, {}, places->data()};
  const std::vector<uint32_t> sorted = dictionary.places(column.values);
  for (uint32_t &place : *places) {
    if (place) place = sorted[place - 1];
  }
  columns_.emplace(slot, std::move(column));
  placesKept_.emplace(slot, Numbers(places, places->data()));
}
