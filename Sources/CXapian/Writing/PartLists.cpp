// What a part tells of its documents, in the order of the engine's tables.
#include <numeric>

#include "Writing/GlassPositions.hpp"
#include "Writing/PartWriting.hpp"

namespace {

/// What a term takes in its document's list once that is compressed, about; too little costs a copy, no more.
constexpr size_t bytesOfTerm = 6;
/// What a posting takes with its positions, about.
constexpr size_t bytesOfPosting = 12;

void putTagged(std::string &out, std::string_view tag, bool isPacked) {
  out += char(isPacked);
  glass::text(out, tag);
}

}  // namespace

/// The engine's list of a document's terms: each tells how much of the one before it begins with.
std::string cx_part::termList(const Document &document, const Names &names) const {
  std::string list;
  if (document.postings == 0) return list;
  glass::number(list, document.length);
  glass::number(list, document.postings);
  std::string_view last;
  for (uint32_t place = 0; place < document.postings; ++place) {
    const Posting &posting = postings_[document.firstPosting + place];
    const std::string_view term = names[posting.term];
    size_t shared = 0;
    while (shared < last.size() && shared < term.size() && last[shared] == term[shared]) ++shared;
    // Where both fit, one byte says how often it occurs and how much is shared.
    const uint64_t both = (uint64_t(posting.frequency) + 1) * (last.size() + 1) + shared;
    const bool isJoined = place > 0 && both < 256;
    if (place > 0) list += char(isJoined ? both : shared);
    list += char(term.size() - shared);
    list += term.substr(shared);
    if (!isJoined) glass::number(list, posting.frequency);
    last = term;
  }
  return list;
}

std::string cx_part::texts(const Names &names) {
  std::string out;
  out.reserve(postings_.size() * bytesOfTerm);
  for (const Document &document : documents_) {
    std::string list = termList(document, names);
    const bool isPacked = deflater_.pack(list);
    putTagged(out, list, isPacked);
    putTagged(out, document.slots, false);
    putTagged(out, document.data, document.isPacked);
  }
  return out;
}

std::string cx_part::lists(const Names &names) const {
  std::string out;
  size_t stored = 0;
  for (const auto &[key, value] : metadata_) stored += key.size() + value.first.size();
  out.reserve(stored + postings_.size() * bytesOfPosting);
  for (const auto &[key, value] : metadata_) {
    glass::text(out, std::string(glass::metadata) + key);
    putTagged(out, value.first, value.second);
  }
  std::map<std::string, const SlotPart *> statistics, values;
  for (const auto &[number, slot] : slots_) {
    statistics[glass::statisticsKey(number)] = &slot;
    std::string key(glass::values);
    glass::number(key, number);
    values[key] = &slot;
  }
  for (const auto &[key, slot] : statistics) {
    glass::text(out, key);
    glass::number(out, slot->frequency);
    glass::text(out, slot->lower);
    glass::text(out, slot->upper);
  }
  for (const auto &[key, slot] : values) {
    glass::text(out, key);
    glass::number(out, slot->chunks.size());
    for (const SlotPart::Chunk &chunk : slot->chunks) {
      glass::number(out, chunk.first);
      glass::text(out, chunk.bytes);
    }
  }
  putLengths(out);
  putTerms(out, names);
  return out;
}

namespace {

/// The head of postings: key, how many, occurrences, first and last document, and then what the engine keeps of them.
void putPostings(std::string &out, std::string_view key, size_t count, uint64_t occurrences,
                 uint32_t first, uint32_t last, std::string_view postings) {
  glass::text(out, key);
  for (const uint64_t value : {uint64_t(count), occurrences, uint64_t(first), uint64_t(last)}) {
    glass::number(out, value);
  }
  glass::text(out, postings);
}

}  // namespace

void cx_part::putLengths(std::string &out) const {
  std::string postings;
  for (const Document &document : documents_) {
    if (&document != documents_.data()) glass::number(postings, 0);
    glass::number(postings, document.length);
  }
  putPostings(out, glass::lengths, 0, 0, 1, uint32_t(documents_.size()), postings);
  glass::number(out, 0);
}

void cx_part::putTerms(std::string &out, const Names &names) const {
  struct Place {
    uint32_t document, posting;
  };
  std::vector<uint32_t> starts(names.size() + 1);
  for (const Document &document : documents_) {
    for (uint32_t place = 0; place < document.postings; ++place) {
      ++starts[postings_[document.firstPosting + place].term + 1];
    }
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<Place> places(starts.back() + 1);
  std::vector<uint32_t> next(starts.begin(), starts.end() - 1);
  for (uint32_t document = 0; document < documents_.size(); ++document) {
    for (uint32_t place = 0; place < documents_[document].postings; ++place) {
      const uint32_t posting = documents_[document].firstPosting + place;
      places[next[postings_[posting].term]++] = {document + 1, posting};
    }
  }
  std::string key, postings, positions;
  for (uint32_t rank = 0; rank < names.size(); ++rank) {
    const Place *first = &places[starts[rank]], *end = &places[starts[rank + 1]];
    key.clear();
    glass::term(key, names[rank]);
    postings.clear();
    positions.clear();
    uint64_t occurrences = 0, positioned = 0;
    for (const Place *place = first; place < end; ++place) {
      const Posting &posting = postings_[place->posting];
      if (place > first) glass::number(postings, place->document - place[-1].document - 1);
      glass::number(postings, posting.frequency);
      occurrences += posting.frequency;
      if (posting.positions == 0) continue;
      ++positioned;
      glass::number(positions, place->document);
      std::string list;
      glass::PositionWriter(list).write(&positions_[posting.firstPosition], posting.positions);
      glass::text(positions, list);
    }
    putPostings(out, key, size_t(end - first), occurrences, first->document, end[-1].document,
                postings);
    glass::number(out, positioned);
    out += positions;
  }
}

