// One posting list, decoded into arrays.
#ifndef CXAPIAN_POSTING_LIST_HPP
#define CXAPIAN_POSTING_LIST_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>
#include <xapian.h>

#include "Lists/Bits.hpp"

/// The documents that have a term, ascending, and how often each has it.
class PostingList {
  void addFew(const std::vector<std::shared_ptr<const PostingList>> &lists);
  void addMany(const std::vector<std::shared_ptr<const PostingList>> &lists, uint32_t size);

  std::vector<uint32_t> documents_;
  /// Most frequencies fit a byte; where one does not, all are wide.
  std::vector<uint8_t> narrow_;
  std::vector<uint32_t> wide_;
  /// Of a long list: which documents are in it, and how many stand before each word of bits.
  Bits bits_;
  std::vector<uint32_t> before_;
  void narrow(uint32_t most);
  void index(uint32_t size);

 public:
  /// Reads a list from the database. The empty term is in every document.
  PostingList(const Xapian::Database &database, const std::string &term, uint32_t count);
  /// Documents that were found, ascending; nobody counted anything in them.
  explicit PostingList(std::vector<uint32_t> documents) : documents_(std::move(documents)) {}
  /// The sum of several lists; `size` is one more than the highest id there can be.
  PostingList(const std::vector<std::shared_ptr<const PostingList>> &lists, uint32_t size);

  size_t size() const { return documents_.size(); }
  const uint32_t *documents() const { return documents_.data(); }
  uint32_t frequency(size_t place) const {
    return narrow_.empty() ? wide_[place] : narrow_[place];
  }
  const uint8_t *narrow() const { return narrow_.empty() ? nullptr : narrow_.data(); }
  /// Long lists can be asked for a document without going through them.
  bool isIndexed() const { return !bits_.empty(); }
  const Bits &bits() const { return bits_; }
  /// Only of a list that is indexed.
  bool has(uint32_t document) const { return hasBit(bits_, document); }
  /// Where a document stands that an indexed list has.
  size_t place(uint32_t document) const {
    const uint64_t below = bits_[document / 64] & ((uint64_t(1) << document % 64) - 1);
    return before_[document / 64] + size_t(__builtin_popcountll(below));
  }
  size_t bytes() const;
};

#endif
