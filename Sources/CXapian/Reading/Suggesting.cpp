// Spelling and synonyms, as the database holds them.
#include "Bridge/Failure.hpp"
#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"

cx_status cx_database_spelling(const cx_database *database, const uint8_t *word,
                               size_t word_length, uint32_t distance, cx_buffer **out,
                               cx_error **error) {
  return guarded(error, [&] {
    PacketWriter packet;
    packet.text(
        database->reading().get_spelling_suggestion(textOf(word, word_length), distance));
    *out = packet.finish();
  });
}

cx_status cx_database_spellings(const cx_database *database, uint32_t limit, cx_buffer **out,
                                cx_error **error) {
  return guarded(error, [&] {
    PacketWriter packet;
    const size_t place = packet.reserveCount();
    uint32_t count = 0;
    auto word = database->reading().spellings_begin();
    for (; count < limit && word != database->reading().spellings_end(); ++word, ++count) {
      packet.text(*word);
      packet.u32(word.get_termfreq());
    }
    packet.fill(place, count);
    *out = packet.finish();
  });
}

cx_status cx_database_synonyms(const cx_database *database, const uint8_t *term,
                               size_t term_length, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    const std::string name = textOf(term, term_length);
    PacketWriter packet;
    packet.texts(database->reading().synonyms_begin(name), database->reading().synonyms_end(name));
    *out = packet.finish();
  });
}

cx_status cx_database_synonym_keys(const cx_database *database, const uint8_t *prefix,
                                   size_t prefix_length, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    const std::string start = textOf(prefix, prefix_length);
    PacketWriter packet;
    packet.texts(database->reading().synonym_keys_begin(start),
                 database->reading().synonym_keys_end(start));
    *out = packet.finish();
  });
}
