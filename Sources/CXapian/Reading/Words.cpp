// Stemmers, sortable numbers and the engine's version: what needs no database.
#include <algorithm>
#include <sstream>

#include "Bridge/Failure.hpp"
#include "Bridge/Packet.hpp"

struct cx_stemmer : Counted {
  Xapian::Stem stem;
  std::string latest;
  explicit cx_stemmer(const std::string &language) : stem(language) {}
};

cx_status cx_stemmer_new(const uint8_t *language, size_t language_length, cx_stemmer **out,
                         cx_error **error) {
  return guarded(error, [&] { *out = new cx_stemmer(textOf(language, language_length)); });
}

cx_status cx_stemmer_stem(cx_stemmer *stemmer, const uint8_t *word, size_t word_length,
                          const uint8_t **stem, size_t *stem_length, cx_error **error) {
  return guarded(error, [&] {
    stemmer->latest = stemmer->stem(textOf(word, word_length));
    *stem = reinterpret_cast<const uint8_t *>(stemmer->latest.data());
    *stem_length = stemmer->latest.size();
  });
}

void cx_stemmer_free(cx_stemmer *stemmer) { delete stemmer; }

cx_status cx_stemmer_languages(cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    std::istringstream names(Xapian::Stem::get_available_languages());
    PacketWriter packet;
    const size_t place = packet.reserveCount();
    uint32_t count = 0;
    for (std::string name; names >> name; ++count) packet.text(name);
    packet.fill(place, count);
    *out = packet.finish();
  });
}

size_t cx_sortable_serialise(double number, uint8_t *out) {
  const std::string bytes = Xapian::sortable_serialise(number);
  const size_t length = std::min<size_t>(bytes.size(), CX_SORTABLE_LENGTH);
  std::memcpy(out, bytes.data(), length);
  return length;
}

double cx_sortable_unserialise(const uint8_t *bytes, size_t length) {
  return Xapian::sortable_unserialise(textOf(bytes, std::min<size_t>(length, CX_SORTABLE_LENGTH)));
}

const char *cx_engine_version(void) { return Xapian::version_string(); }
