// Everything that changes a database.
#include "Bridge/Failure.hpp"
#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"

namespace {

Xapian::Document readDocument(const uint8_t *bytes, size_t length) {
  PacketReader packet(bytes, length);
  Xapian::Document document;
  document.set_data(packet.text());
  for (uint32_t terms = packet.u32(); terms > 0; --terms) {
    const std::string term = packet.text();
    // The frequency goes in with the first position: each call looks the term up.
    uint32_t frequency = packet.u32();
    uint32_t positions = packet.u32();
    if (positions == 0) document.add_term(term, frequency);
    for (; positions > 0; --positions, frequency = 0) {
      document.add_posting(term, packet.u32(), frequency);
    }
  }
  for (uint32_t values = packet.u32(); values > 0; --values) {
    const uint32_t slot = packet.u32();
    document.add_value(slot, packet.text());
  }
  if (!packet.atEnd()) throw Xapian::InvalidArgumentError("The document's packet is too long");
  return document;
}

}  // namespace

cx_status cx_database_add_document(cx_database *database, const uint8_t *document,
                                   size_t document_length, uint32_t *id, cx_error **error) {
  return guarded(error, [&] {
    *id = database->writing().add_document(readDocument(document, document_length));
  });
}

cx_status cx_database_replace_document(cx_database *database, uint32_t id,
                                       const uint8_t *document, size_t document_length,
                                       cx_error **error) {
  return guarded(error, [&] {
    database->writing().replace_document(id, readDocument(document, document_length));
  });
}

cx_status cx_database_replace_by_term(cx_database *database, const uint8_t *term,
                                      size_t term_length, const uint8_t *document,
                                      size_t document_length, uint32_t *id, cx_error **error) {
  return guarded(error, [&] {
    *id = database->writing().replace_document(textOf(term, term_length),
                                               readDocument(document, document_length));
  });
}

cx_status cx_database_delete_document(cx_database *database, uint32_t id, cx_error **error) {
  return guarded(error, [&] { database->writing().delete_document(id); });
}

cx_status cx_database_delete_by_term(cx_database *database, const uint8_t *term,
                                     size_t term_length, cx_error **error) {
  return guarded(error, [&] { database->writing().delete_document(textOf(term, term_length)); });
}

cx_status cx_database_commit(cx_database *database, cx_error **error) {
  return guarded(error, [&] { database->writing().commit(); });
}

cx_status cx_database_begin_transaction(cx_database *database, bool flushed, cx_error **error) {
  return guarded(error, [&] { database->writing().begin_transaction(flushed); });
}

cx_status cx_database_commit_transaction(cx_database *database, cx_error **error) {
  return guarded(error, [&] { database->writing().commit_transaction(); });
}

cx_status cx_database_cancel_transaction(cx_database *database, cx_error **error) {
  return guarded(error, [&] { database->writing().cancel_transaction(); });
}

cx_status cx_database_set_metadata(cx_database *database, const uint8_t *key, size_t key_length,
                                   const uint8_t *value, size_t value_length, cx_error **error) {
  return guarded(error, [&] {
    database->writing().set_metadata(textOf(key, key_length), textOf(value, value_length));
  });
}

cx_status cx_database_add_spelling(cx_database *database, const uint8_t *word, size_t word_length,
                                   uint32_t frequency, cx_error **error) {
  return guarded(
      error, [&] { database->writing().add_spelling(textOf(word, word_length), frequency); });
}

cx_status cx_database_remove_spelling(cx_database *database, const uint8_t *word,
                                      size_t word_length, uint32_t frequency, cx_error **error) {
  return guarded(
      error, [&] { database->writing().remove_spelling(textOf(word, word_length), frequency); });
}

cx_status cx_database_add_synonym(cx_database *database, const uint8_t *term, size_t term_length,
                                  const uint8_t *synonym, size_t synonym_length,
                                  cx_error **error) {
  return guarded(error, [&] {
    database->writing().add_synonym(textOf(term, term_length), textOf(synonym, synonym_length));
  });
}

cx_status cx_database_remove_synonym(cx_database *database, const uint8_t *term,
                                     size_t term_length, const uint8_t *synonym,
                                     size_t synonym_length, cx_error **error) {
  return guarded(error, [&] {
    database->writing().remove_synonym(textOf(term, term_length), textOf(synonym, synonym_length));
  });
}

cx_status cx_database_clear_synonyms(cx_database *database, const uint8_t *term,
                                     size_t term_length, cx_error **error) {
  return guarded(error, [&] { database->writing().clear_synonyms(textOf(term, term_length)); });
}
