// Takes documents into a part, and writes it.
#include "Writing/PartWriting.hpp"

#include <algorithm>
#include <cstring>

#include "Bridge/Failure.hpp"
#include "Writing/NewFile.hpp"

// MARK: Values

/// The engine's chunks of a slot end with this length.
static constexpr size_t fullChunk = 2000;

void SlotPart::add(uint32_t document, std::string_view value) {
  if (frequency++ == 0) {
    lower = upper = value;
  } else {
    if (value < lower) lower = value;
    if (value > upper) upper = value;
  }
  if (chunks.empty() || chunks.back().bytes.size() >= fullChunk) {
    chunks.push_back({document, document, {}});
  } else {
    glass::number(chunks.back().bytes, document - chunks.back().last - 1);
  }
  chunks.back().last = document;
  glass::text(chunks.back().bytes, value);
}

// MARK: Documents

void cx_part::add(PacketReader &packet) {
  Document document = {uint32_t(postings_.size()), 0, 0, packet.text(), {}, false};
  document.isPacked = deflater_.pack(document.data);
  addTerms(packet, document);
  addValues(packet, document);
  if (!packet.atEnd()) throw Xapian::InvalidArgumentError("The document's packet is too long");
  documents_.push_back(std::move(document));
}

void cx_part::addTerms(PacketReader &packet, Document &document) {
  for (uint32_t terms = packet.u32(); terms > 0; --terms) {
    const uint32_t term = terms_.number(packet.view());
    const uint32_t frequency = packet.u32(), count = packet.u32();
    const uint32_t first = uint32_t(positions_.size());
    packet.u32s(positions_, count);
    if (!std::is_sorted(positions_.begin() + first, positions_.end())) {
      std::sort(positions_.begin() + first, positions_.end());
    }
    postings_.push_back({term, frequency, first, count});
  }
  document.postings = uint32_t(postings_.size()) - document.firstPosting;
}

void cx_part::addValues(PacketReader &packet, Document &document) {
  std::map<uint32_t, std::string> values;
  for (uint32_t count = packet.u32(); count > 0; --count) {
    const uint32_t slot = packet.u32();
    values[slot] = packet.text();
  }
  uint32_t next = 0;
  for (const auto &[slot, value] : values) {
    if (value.empty()) continue;
    slots_[slot].add(uint32_t(documents_.size()) + 1, value);
    glass::number(document.slots, slot - next);
    next = slot + 1;
  }
}

void cx_part::setMetadata(std::string key, std::string value, bool isPacked) {
  if (value.empty()) {
    metadata_.erase(key);
  } else {
    isPacked = isPacked && deflater_.pack(value);
    metadata_[std::move(key)] = {std::move(value), isPacked};
  }
}

// MARK: Writing

/// Puts each document's postings in the order of terms; from here on, a posting's term is its place in that order.
void cx_part::sortPostings(const std::vector<uint32_t> &ranks) {
  for (Posting &posting : postings_) posting.term = ranks[posting.term];
  for (Document &document : documents_) {
    const auto first = postings_.begin() + document.firstPosting;
    std::sort(first, first + document.postings,
              [](const Posting &one, const Posting &other) { return one.term < other.term; });
    join(document);
  }
}

/// Adds up what a document says of a term in several places.
void cx_part::join(Document &document) {
  Posting *const first = &postings_[document.firstPosting];
  uint32_t kept = 0;
  for (uint32_t place = 0; place < document.postings; ++place) {
    const Posting next = first[place];
    if (kept == 0 || first[kept - 1].term != next.term) {
      first[kept++] = next;
    } else {
      Posting &last = first[kept - 1];
      last.frequency += next.frequency;
      if (next.positions == 0) continue;
      const std::vector<uint32_t> old(positions_.begin() + last.firstPosition,
                                      positions_.begin() + last.firstPosition + last.positions),
          added(positions_.begin() + next.firstPosition,
                positions_.begin() + next.firstPosition + next.positions);
      last.firstPosition = uint32_t(positions_.size());
      std::merge(old.begin(), old.end(), added.begin(), added.end(),
                 std::back_inserter(positions_));
      last.positions = uint32_t(positions_.size()) - last.firstPosition;
    }
  }
  document.postings = kept;
  uint64_t length = 0;
  for (uint32_t place = 0; place < kept; ++place) {
    Posting &posting = first[place];
    length += posting.frequency;
    header_.greatestFrequency = std::max(header_.greatestFrequency, uint64_t(posting.frequency));
    const auto from = positions_.begin() + posting.firstPosition;
    posting.positions = uint32_t(std::unique(from, from + posting.positions) - from);
  }
  document.length = uint32_t(length);
  header_.length += length;
  header_.greatestLength = std::max(header_.greatestLength, length);
  if (length && (length < header_.leastLength || !header_.leastLength)) header_.leastLength = length;
}

void cx_part::write(const std::string &path) {
  const std::vector<uint32_t> sorted = terms_.sorted();
  std::vector<uint32_t> ranks(sorted.size());
  Names names(sorted.size());
  for (uint32_t rank = 0; rank < sorted.size(); ++rank) {
    ranks[sorted[rank]] = rank;
    names[rank] = terms_.name(sorted[rank]);
  }
  sortPostings(ranks);
  const std::string texts = this->texts(names), lists = this->lists(names);
  std::memcpy(header_.mark, part::mark, sizeof header_.mark);
  header_.documents = documents_.size();
  const auto section = [](const std::string &bytes, uint64_t start) {
    return part::Section{start, bytes.size(),
                         libdeflate_crc32(part::checkOfNothing, bytes.data(), bytes.size())};
  };
  header_.texts = section(texts, sizeof header_);
  header_.lists = section(lists, sizeof header_ + texts.size());
  NewFile file(path);
  file.append({reinterpret_cast<const char *>(&header_), sizeof header_});
  file.append(texts);
  file.append(lists);
  file.finish();
}

// MARK: The bridge

cx_status cx_part_create(cx_part **out, cx_error **error) {
  return guarded(error, [&] { *out = new cx_part; });
}

cx_status cx_part_add_document(cx_part *part, const uint8_t *document, size_t document_length,
                               cx_error **error) {
  return guarded(error, [&] {
    PacketReader packet(document, document_length);
    part->add(packet);
  });
}

cx_status cx_part_set_metadata(cx_part *part, const uint8_t *key, size_t key_length,
                               const uint8_t *value, size_t value_length, bool packed,
                               cx_error **error) {
  return guarded(error, [&] {
    part->setMetadata(textOf(key, key_length), textOf(value, value_length), packed);
  });
}

cx_status cx_part_write(cx_part *part, const uint8_t *path, size_t path_length,
                        cx_error **error) {
  return guarded(error, [&] { part->write(nameOf(textOf(path, path_length))); });
}

void cx_part_free(cx_part *part) { delete part; }
