// What a database holds: counts, metadata, terms, postings, values and documents.
#include <algorithm>
#include <vector>

#include "Bridge/Failure.hpp"
#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"

cx_status cx_database_statistics(const cx_database *database, cx_statistics *out,
                                 cx_error **error) {
  return guarded(error, [&] {
    const Xapian::Database &reading = database->reading();
    cx_statistics told = {};
    told.documents = reading.get_doccount();
    told.last_document = reading.get_lastdocid();
    told.shards = uint32_t(reading.size());
    told.has_positions = reading.has_positions();
    told.average_length = reading.get_average_length();
    told.total_length = reading.get_total_length();
    *out = told;
  });
}

cx_status cx_database_uuid(const cx_database *database, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    PacketWriter packet;
    packet.text(database->reading().get_uuid());
    *out = packet.finish();
  });
}

cx_status cx_database_revision(const cx_database *database, uint64_t *out, cx_error **error) {
  return guarded(error, [&] { *out = database->reading().get_revision(); });
}

cx_status cx_database_metadata(const cx_database *database, const uint8_t *key, size_t key_length,
                               cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    PacketWriter packet;
    packet.text(database->reading().get_metadata(textOf(key, key_length)));
    *out = packet.finish();
  });
}

cx_status cx_database_metadata_keys(const cx_database *database, const uint8_t *prefix,
                                    size_t prefix_length, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    const std::string start = textOf(prefix, prefix_length);
    const Xapian::Database &reading = database->reading();
    PacketWriter packet;
    packet.texts(reading.metadata_keys_begin(start), reading.metadata_keys_end(start));
    *out = packet.finish();
  });
}

cx_status cx_database_term_statistics(const cx_database *database, const uint8_t *term,
                                      size_t term_length, uint32_t *documents,
                                      uint64_t *occurrences, cx_error **error) {
  return guarded(error, [&] {
    const std::string name = textOf(term, term_length);
    const uint32_t frequency = database->reading().get_termfreq(name);
    if (occurrences) *occurrences = database->reading().get_collection_freq(name);
    *documents = frequency;
  });
}

namespace {

/// Keeps the most frequent of the terms it sees, which come in byte order.
class MostFrequent {
  struct Term {
    uint32_t documents;
    size_t place;
    std::string name;
    /// The better term is the more frequent one, of equal ones the earlier.
    bool operator<(const Term &other) const {
      return documents != other.documents ? documents > other.documents : place < other.place;
    }
  };
  const size_t limit_;
  size_t seen_ = 0;
  /// A heap, the worst on top.
  std::vector<Term> best_;

 public:
  explicit MostFrequent(size_t limit) : limit_(limit) {}

  void see(const std::string &name, uint32_t documents) {
    const size_t place = seen_++;
    if (best_.size() == limit_) {
      if (limit_ == 0 || documents <= best_.front().documents) return;
      std::pop_heap(best_.begin(), best_.end());
      best_.pop_back();
    }
    best_.push_back({documents, place, name});
    std::push_heap(best_.begin(), best_.end());
  }

  void write(PacketWriter &packet) {
    std::sort_heap(best_.begin(), best_.end());
    packet.u32(uint32_t(best_.size()));
    for (const Term &term : best_) {
      packet.text(term.name);
      packet.u32(term.documents);
    }
  }
};

}  // namespace

cx_status cx_database_terms(const cx_database *database, const uint8_t *prefix,
                            size_t prefix_length, uint32_t limit, cx_buffer **out,
                            cx_error **error) {
  return guarded(error, [&] {
    const std::string start = textOf(prefix, prefix_length);
    PacketWriter packet;
    const size_t place = packet.reserveCount();
    uint32_t count = 0;
    auto term = database->reading().allterms_begin(start);
    for (; count < limit && term != database->reading().allterms_end(start); ++term, ++count) {
      packet.text(*term);
      packet.u32(term.get_termfreq());
    }
    packet.fill(place, count);
    *out = packet.finish();
  });
}

cx_status cx_database_frequent_terms(const cx_database *database, const uint8_t *prefix,
                                     size_t prefix_length, uint32_t limit, cx_buffer **out,
                                     cx_error **error) {
  return guarded(error, [&] {
    const std::string start = textOf(prefix, prefix_length);
    MostFrequent best(limit);
    auto term = database->reading().allterms_begin(start);
    for (; term != database->reading().allterms_end(start); ++term) {
      best.see(*term, term.get_termfreq());
    }
    PacketWriter packet;
    best.write(packet);
    *out = packet.finish();
  });
}

cx_status cx_database_first_posting(const cx_database *database, const uint8_t *term,
                                    size_t term_length, uint32_t *out, cx_error **error) {
  return guarded(error, [&] {
    const std::string name = textOf(term, term_length);
    const auto posting = database->reading().postlist_begin(name);
    *out = posting == database->reading().postlist_end(name) ? 0 : *posting;
  });
}

cx_status cx_database_postings(const cx_database *database, const uint8_t *term,
                               size_t term_length, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    const std::string name = textOf(term, term_length);
    PacketWriter packet;
    packet.numbers(database->reading().postlist_begin(name),
                   database->reading().postlist_end(name));
    *out = packet.finish();
  });
}

cx_status cx_database_positions(const cx_database *database, uint32_t document,
                                const uint8_t *term, size_t term_length, cx_buffer **out,
                                cx_error **error) {
  return guarded(error, [&] {
    const std::string name = textOf(term, term_length);
    PacketWriter packet;
    packet.numbers(database->reading().positionlist_begin(document, name),
                   database->reading().positionlist_end(document, name));
    *out = packet.finish();
  });
}

cx_status cx_database_values(const cx_database *database, uint32_t slot, cx_buffer **out,
                             cx_error **error) {
  return guarded(error, [&] {
    PacketWriter packet;
    const size_t place = packet.reserveCount();
    uint32_t count = 0;
    auto value = database->reading().valuestream_begin(slot);
    for (; value != database->reading().valuestream_end(slot); ++value, ++count) {
      packet.u32(value.get_docid());
      packet.text(*value);
    }
    packet.fill(place, count);
    *out = packet.finish();
  });
}

cx_status cx_database_value_bounds(const cx_database *database, uint32_t slot, cx_buffer **out,
                                   cx_error **error) {
  return guarded(error, [&] {
    PacketWriter packet;
    packet.u32(database->reading().get_value_freq(slot));
    packet.text(database->reading().get_value_lower_bound(slot));
    packet.text(database->reading().get_value_upper_bound(slot));
    *out = packet.finish();
  });
}

namespace {

void writeTerms(PacketWriter &packet, const Xapian::Document &document, uint32_t parts) {
  const size_t place = packet.reserveCount();
  uint32_t count = 0;
  if (parts & CX_PART_TERMS) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term, ++count) {
      packet.text(*term);
      packet.u32(term.get_wdf());
      if (parts & CX_PART_POSITIONS) {
        packet.numbers(term.positionlist_begin(), term.positionlist_end());
      } else {
        packet.u32(0);
      }
    }
  }
  packet.fill(place, count);
}

void writeValues(PacketWriter &packet, const Xapian::Document &document, uint32_t parts) {
  const size_t place = packet.reserveCount();
  uint32_t count = 0;
  if (parts & CX_PART_VALUES) {
    for (auto value = document.values_begin(); value != document.values_end(); ++value, ++count) {
      packet.u32(value.get_valueno());
      packet.text(*value);
    }
  }
  packet.fill(place, count);
}

}  // namespace

cx_status cx_database_document(const cx_database *database, uint32_t document, uint32_t parts,
                               cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    const Xapian::Document found = database->reading().get_document(document);
    PacketWriter packet;
    packet.u32(found.get_docid());
    packet.text(parts & CX_PART_DATA ? found.get_data() : std::string());
    writeTerms(packet, found, parts);
    writeValues(packet, found, parts);
    *out = packet.finish();
  });
}

const uint8_t *cx_buffer_bytes(const cx_buffer *buffer) {
  return reinterpret_cast<const uint8_t *>(buffer->bytes.data());
}

size_t cx_buffer_length(const cx_buffer *buffer) { return buffer->bytes.size(); }

void cx_buffer_free(cx_buffer *buffer) { delete buffer; }
