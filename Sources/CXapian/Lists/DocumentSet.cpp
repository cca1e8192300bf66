#include "Lists/DocumentSet.hpp"

#include <algorithm>
#include <iterator>

#include "Lists/Bits.hpp"

namespace {

/// From one document in so many on, bits are smaller and faster than ids.
constexpr size_t idsPerWord = 32;

/// Ids that both lists have. Steps are taken in the longer one, so it may be much longer.
std::vector<uint32_t> commonIds(const uint32_t *few, size_t fewCount, const uint32_t *many,
                                size_t manyCount) {
  std::vector<uint32_t> common;
  common.reserve(fewCount);
  if (manyCount / 8 < fewCount) {
    size_t one = 0, other = 0;
    while (one < fewCount && other < manyCount) {
      const uint32_t left = few[one], right = many[other];
      if (left == right) common.push_back(left);
      one += left <= right;
      other += right <= left;
    }
    return common;
  }
  size_t place = 0;
  for (size_t one = 0; one < fewCount; ++one) {
    place = gallop(many, place, manyCount, few[one]);
    if (place == manyCount) break;
    if (many[place] == few[one]) common.push_back(few[one]);
  }
  return common;
}

}  // namespace

void DocumentSet::countBits() { count_ = countOfBits(bits_); }

DocumentSet DocumentSet::all(uint32_t size) {
  DocumentSet set;
  if (size <= 1) return set;
  set.size_ = size;
  set.bits_.assign(wordsOfBits(size), ~uint64_t(0));
  set.bits_.front() &= ~uint64_t(1);
  if (size % 64) set.bits_.back() &= (uint64_t(1) << size % 64) - 1;
  set.count_ = size - 1;
  return set;
}

bool DocumentSet::has(uint32_t id) const {
  if (const Bits *bits = anyBits()) return hasBit(*bits, id);
  return std::binary_search(ids(), ids() + count_, id);
}

std::vector<uint32_t> DocumentSet::allIds() const {
  if (!isBits()) return {ids(), ids() + count_};
  std::vector<uint32_t> all;
  all.reserve(count_);
  eachBit(bits_, [&](uint32_t id) { all.push_back(id); });
  return all;
}

DocumentSet DocumentSet::united(const std::vector<const DocumentSet *> &sets, uint32_t size) {
  std::vector<const DocumentSet *> filled;
  size_t count = 0;
  for (const DocumentSet *set : sets) {
    if (set->isEmpty()) continue;
    filled.push_back(set);
    count += set->count();
  }
  if (filled.empty()) return {};
  if (filled.size() == 1) return *filled.front();
  const bool areFew = count < wordsOfBits(size) * 64 / idsPerWord / 4 &&
                      std::none_of(filled.begin(), filled.end(),
                                   [](const DocumentSet *set) { return set->isBits(); });
  if (areFew) {
    std::vector<uint32_t> ids;
    ids.reserve(count);
    for (const DocumentSet *set : filled) {
      ids.insert(ids.end(), set->ids(), set->ids() + set->count());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return DocumentSet(std::move(ids));
  }
  DocumentSet united;
  united.size_ = size;
  united.bits_.assign(wordsOfBits(size), 0);
  for (const DocumentSet *set : filled) {
    if (const Bits *bits = set->anyBits()) {
      const size_t shared = std::min(bits->size(), united.bits_.size());
      for (size_t word = 0; word < shared; ++word) united.bits_[word] |= (*bits)[word];
    } else {
      const uint32_t *ids = set->ids();
      for (size_t place = 0; place < set->count(); ++place) setBit(united.bits_, ids[place]);
    }
  }
  united.countBits();
  return united;
}

DocumentSet DocumentSet::common(const DocumentSet &one, const DocumentSet &other) {
  if (one.isEmpty() || other.isEmpty()) return {};
  const bool isFirstShorter = one.count() <= other.count();
  const DocumentSet &few = isFirstShorter ? one : other, &many = isFirstShorter ? other : one;
  const Bits *fewBits = few.anyBits(), *manyBits = many.anyBits();
  // Going through bits costs about as much as through so many ids.
  constexpr size_t idsPerWordOfBits = 2;
  if (fewBits && manyBits && (few.isBits() || few.count() > idsPerWordOfBits * fewBits->size())) {
    return commonBits(*fewBits, *manyBits);
  }
  if (few.isBits()) return DocumentSet(idsWithin(many, *fewBits));
  if (manyBits) return DocumentSet(idsWithin(few, *manyBits));
  return DocumentSet(commonIds(few.ids(), few.count(), many.ids(), many.count()));
}

DocumentSet DocumentSet::commonBits(const Bits &one, const Bits &other) {
  DocumentSet both;
  both.bits_.resize(std::min(one.size(), other.size()));
  for (size_t word = 0; word < both.bits_.size(); ++word) both.bits_[word] = one[word] & other[word];
  both.size_ = uint32_t(both.bits_.size() * 64);
  both.countBits();
  return both;
}

/// The ids of a set that are among some bits.
std::vector<uint32_t> DocumentSet::idsWithin(const DocumentSet &set, const Bits &bits) {
  std::vector<uint32_t> within(set.count());
  size_t kept = 0;
  for (size_t place = 0; place < set.count(); ++place) {
    within[kept] = set.ids()[place];
    kept += hasBit(bits, within[kept]);
  }
  within.resize(kept);
  return within;
}

DocumentSet DocumentSet::without(const DocumentSet &other) const {
  if (isEmpty() || other.isEmpty()) return *this;
  const Bits *others = other.anyBits();
  if (isBits()) {
    DocumentSet rest = *this;
    if (others) {
      const size_t shared = std::min(rest.bits_.size(), others->size());
      for (size_t word = 0; word < shared; ++word) rest.bits_[word] &= ~(*others)[word];
    } else {
      for (size_t place = 0; place < other.count(); ++place) {
        const uint32_t id = other.ids()[place];
        if (id < size_) rest.bits_[id / 64] &= ~(uint64_t(1) << id % 64);
      }
    }
    rest.countBits();
    return rest;
  }
  std::vector<uint32_t> rest;
  rest.reserve(count());
  if (others) {
    std::copy_if(ids(), ids() + count(), std::back_inserter(rest),
                 [&](uint32_t id) { return !hasBit(*others, id); });
  } else {
    std::set_difference(ids(), ids() + count(), other.ids(), other.ids() + other.count(),
                        std::back_inserter(rest));
  }
  return DocumentSet(std::move(rest));
}
