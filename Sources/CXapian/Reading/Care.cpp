// Locks, checking and compaction.
#include <sstream>

#include "Bridge/Failure.hpp"
#include "Bridge/Packet.hpp"

cx_status cx_is_locked(const uint8_t *path, size_t path_length, bool *out, cx_error **error) {
  return guarded(error,
                 [&] { *out = Xapian::Database(nameOf(textOf(path, path_length))).locked(); });
}

cx_status cx_check(const uint8_t *path, size_t path_length, cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    const std::string place = nameOf(textOf(path, path_length));
    std::ostringstream report;
    uint64_t faults = 0;
    try {
      faults = Xapian::Database::check(place, 0, &report);
    } catch (const Xapian::Error &) {
      // The checker stops where it cannot read on; that is a finding like the others.
      cx_error *found = nullptr;
      const cx_status status = sortException(&found);
      const std::string message = found ? found->message : std::string();
      cx_error_free(found);
      if (status != CX_CORRUPT) throw;
      report << message << '\n';
      faults = 1;
    }
    PacketWriter packet;
    packet.u64(faults);
    packet.text(report.str());
    *out = packet.finish();
  });
}

cx_status cx_compact(const uint8_t *request, size_t request_length, cx_error **error) {
  return guarded(error, [&] {
    PacketReader asked(request, request_length);
    Xapian::Database sources;
    for (uint32_t count = asked.u32(); count > 0; --count) {
      sources.add_database(Xapian::Database(nameOf(asked.text())));
    }
    const std::string destination = nameOf(asked.text());
    const uint8_t wishes = asked.u8();
    const uint32_t blockSize = asked.u32();
    unsigned flags =
        wishes & CX_COMPACTION_FULLER ? Xapian::Compactor::FULLER : Xapian::Compactor::FULL;
    if (wishes & CX_COMPACTION_KEEP_IDS) flags |= Xapian::DBCOMPACT_NO_RENUMBER;
    if (wishes & CX_COMPACTION_SINGLE_FILE) flags |= Xapian::DBCOMPACT_SINGLE_FILE;
    if (wishes & CX_COMPACTION_MULTIPASS) flags |= Xapian::DBCOMPACT_MULTIPASS;
    sources.compact(destination, flags, int(blockSize));
  });
}
