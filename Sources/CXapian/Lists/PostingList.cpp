#include "Lists/PostingList.hpp"

#include <algorithm>

#include "Lists/Bits.hpp"

PostingList::PostingList(const Xapian::Database &database, const std::string &term,
                         uint32_t count) {
  documents_.reserve(count);
  wide_.reserve(count);
  uint32_t most = 0;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
       ++posting) {
    documents_.push_back(*posting);
    const uint32_t frequency = posting.get_wdf();
    most = std::max(most, frequency);
    wide_.push_back(frequency);
  }
  // Tables of two states, which commits can leave behind: arrays by id would be read beyond their end.
  if (!documents_.empty() && documents_.back() > database.get_lastdocid()) {
    throw Xapian::DatabaseModifiedError("A posting list goes beyond the last document");
  }
  narrow(most);
  index(database.get_lastdocid() + 1);
}

/// Keeps frequencies as bytes where none is greater.
void PostingList::narrow(uint32_t most) {
  if (most > UINT8_MAX || wide_.empty()) return;
  narrow_.assign(wide_.begin(), wide_.end());
  std::vector<uint32_t>().swap(wide_);
}

namespace {

/// From one posting for so many documents on, an array of all documents is faster than sorting.
constexpr uint64_t idsPerPosting = 64;
/// From one posting for so many documents on, bits take no more room than the list.
constexpr uint64_t idsPerIndexedPosting = 32;

}  // namespace

PostingList::PostingList(const std::vector<std::shared_ptr<const PostingList>> &lists, uint32_t size) {
  uint64_t postings = 0;
  for (const auto &list : lists) postings += list->size();
  postings * idsPerPosting < size ? addFew(lists) : addMany(lists, size);
  narrow(wide_.empty() ? 0 : *std::max_element(wide_.begin(), wide_.end()));
  index(size);
}

void PostingList::index(uint32_t size) {
  if (documents_.size() * idsPerIndexedPosting < size) return;
  bits_.resize(wordsOfBits(size));
  before_.reserve(bits_.size());
  for (const uint32_t document : documents_) setBit(bits_, document);
  uint32_t before = 0;
  for (const uint64_t word : bits_) {
    before_.push_back(before);
    before += uint32_t(__builtin_popcountll(word));
  }
}

void PostingList::addFew(const std::vector<std::shared_ptr<const PostingList>> &lists) {
  std::vector<std::pair<uint32_t, uint32_t>> postings;
  for (const auto &list : lists) {
    for (size_t place = 0; place < list->size(); ++place) {
      postings.emplace_back(list->documents_[place], list->frequency(place));
    }
  }
  std::sort(postings.begin(), postings.end());
  for (const auto &[document, frequency] : postings) {
    if (documents_.empty() || documents_.back() != document) {
      documents_.push_back(document);
      wide_.push_back(0);
    }
    wide_.back() += frequency;
  }
}

void PostingList::addMany(const std::vector<std::shared_ptr<const PostingList>> &lists, uint32_t size) {
  std::vector<uint32_t> frequencies(size);
  Bits bits(wordsOfBits(size));
  for (const auto &list : lists) {
    const uint8_t *narrow = list->narrow();
    for (size_t place = 0; place < list->size(); ++place) {
      const uint32_t document = list->documents_[place];
      frequencies[document] += narrow ? narrow[place] : list->wide_[place];
      setBit(bits, document);
    }
  }
  const size_t count = countOfBits(bits);
  documents_.reserve(count);
  wide_.reserve(count);
  eachBit(bits, [&](uint32_t document) {
    documents_.push_back(document);
    wide_.push_back(frequencies[document]);
  });
}

size_t PostingList::bytes() const {
  return documents_.capacity() * 4 + narrow_.capacity() + wide_.capacity() * 4 + bits_.capacity() * 8 +
         before_.capacity() * 4;
}
