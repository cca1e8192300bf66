// The part of a text where the words of a query stand.
#include <algorithm>

#include "Asking/QueryBuilding.hpp"
#include "Bridge/Failure.hpp"
#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"

namespace {

/// The marks must not be in the text already, or the text could forge a highlight.
std::string withoutMarks(std::string text) {
  const auto isMark = [](char c) { return c == CX_SNIPPET_START || c == CX_SNIPPET_END; };
  text.erase(std::remove_if(text.begin(), text.end(), isMark), text.end());
  return text;
}

}  // namespace

cx_status cx_database_snippets(const cx_database *database, const uint8_t *request,
                               size_t request_length, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    PacketReader asked(request, request_length);
    Xapian::Enquire enquire(database->reading());
    enquire.set_query(buildQuery(asked.text()));
    const std::string language = asked.text();
    const Xapian::Stem stemmer = language.empty() ? Xapian::Stem() : Xapian::Stem(language);
    const uint32_t length = asked.u32();
    unsigned flags = 0;
    if (asked.u8()) flags |= Xapian::MSet::SNIPPET_BACKGROUND_MODEL | Xapian::MSet::SNIPPET_EXHAUSTIVE;
    if (asked.u8()) flags |= Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH;
    const std::string omission = asked.text();

    // Marks that are never empty: with empty ones the engine forgets to escape short texts.
    const std::string start(1, CX_SNIPPET_START), end(1, CX_SNIPPET_END);
    const Xapian::MSet matches = enquire.get_mset(0, 1);
    PacketWriter packet;
    const uint32_t count = asked.u32();
    packet.u32(count);
    for (uint32_t at = 0; at < count; ++at) {
      packet.text(matches.snippet(withoutMarks(asked.text()), length, stemmer, flags, start, end,
                                  omission));
    }
    *out = packet.finish();
  });
}
