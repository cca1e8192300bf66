// A set of documents, and what can be done with sets.
#ifndef CXAPIAN_DOCUMENT_SET_HPP
#define CXAPIAN_DOCUMENT_SET_HPP

#include <cstdint>
#include <memory>
#include <vector>

#include "Lists/PostingLists.hpp"

/// Documents by id: few of them as ids in order, many as bits. A posting list is a set without being copied.
class DocumentSet {
  std::shared_ptr<const PostingList> list_;
  std::vector<uint32_t> ids_;
  Bits bits_;
  /// Where bits are kept, one more than the highest id that they have room for.
  uint32_t size_ = 0;
  size_t count_ = 0;

  void countBits();
  /// The bits of all of them, where there are any: their own, or those of a posting list.
  const Bits *anyBits() const { return isBits() ? &bits_ : list_ && list_->isIndexed() ? &list_->bits() : nullptr; }
  static DocumentSet commonBits(const Bits &one, const Bits &other);
  static std::vector<uint32_t> idsWithin(const DocumentSet &set, const Bits &bits);

 public:
  DocumentSet() = default;
  explicit DocumentSet(std::shared_ptr<const PostingList> list)
      : list_(std::move(list)), count_(list_->size()) {}
  explicit DocumentSet(std::vector<uint32_t> ids) : ids_(std::move(ids)), count_(ids_.size()) {}
  /// All from 1 to below `size`.
  static DocumentSet all(uint32_t size);

  size_t count() const { return count_; }
  bool isEmpty() const { return count_ == 0; }
  bool isBits() const { return !bits_.empty(); }
  /// The ids in order; only where they are kept so.
  const uint32_t *ids() const { return list_ ? list_->documents() : ids_.data(); }
  bool has(uint32_t id) const;
  /// The ids in order, however they are kept.
  std::vector<uint32_t> allIds() const;

  /// Those in any of the sets; `size` is one more than the highest id there can be.
  static DocumentSet united(const std::vector<const DocumentSet *> &sets, uint32_t size);
  /// Those in both.
  static DocumentSet common(const DocumentSet &one, const DocumentSet &other);
  /// Those that are not in the other set.
  DocumentSet without(const DocumentSet &other) const;
};

/// The first place from `from` on whose id is not below `id`: doubling steps, then halving them.
inline size_t gallop(const uint32_t *ids, size_t from, size_t count, uint32_t id) {
  size_t step = 1, low = from;
  while (low + step < count && ids[low + step] < id) {
    low += step;
    step *= 2;
  }
  size_t high = low + step < count ? low + step : count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (ids[middle] < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

#endif
