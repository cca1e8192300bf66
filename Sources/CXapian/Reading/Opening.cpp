// Opening, joining and closing databases.
#include "Bridge/Failure.hpp"
#include "Bridge/Handle.hpp"
#include "Bridge/Packet.hpp"

cx_status cx_database_open(const uint8_t *path, size_t path_length, cx_database **out,
                           cx_error **error) {
  return guarded(error, [&] {
    const std::string name = nameOf(textOf(path, path_length));
    *out = new cx_database(Xapian::Database(name), name);
  });
}

cx_status cx_database_open_remote(const uint8_t *host, size_t host_length, uint32_t port,
                                  uint32_t timeout, uint32_t connect_timeout, cx_database **out,
                                  cx_error **error) {
  return guarded(error, [&] {
    const std::string name = nameOf(textOf(host, host_length));
    *out = new cx_database(Xapian::Remote::open(name, port, timeout, connect_timeout));
  });
}

cx_status cx_database_open_writable(const uint8_t *path, size_t path_length, cx_mode mode,
                                    bool synced, cx_database **out, cx_error **error) {
  return guarded(error, [&] {
    int flags = mode == CX_MODE_OPEN             ? Xapian::DB_OPEN
                : mode == CX_MODE_CREATE         ? Xapian::DB_CREATE
                : mode == CX_MODE_CREATE_OR_OPEN ? Xapian::DB_CREATE_OR_OPEN
                                                 : Xapian::DB_CREATE_OR_OVERWRITE;
    if (!synced) flags |= Xapian::DB_NO_SYNC;
    *out = new cx_database(Xapian::WritableDatabase(nameOf(textOf(path, path_length)), flags));
  });
}

cx_status cx_database_share(const cx_database *database, cx_database **out, cx_error **error) {
  return guarded(error, [&] { *out = new cx_database(Xapian::Database(database->reading())); });
}

cx_status cx_database_add(cx_database *database, const cx_database *other, cx_error **error) {
  return guarded(error, [&] {
    database->opened().add_database(other->reading());
    database->snapshot.reset();
  });
}

cx_status cx_database_reopen(cx_database *database, bool *changed, cx_error **error) {
  return guarded(error, [&] {
    *changed = database->reopen();
    if (*changed) database->snapshot.reset();
  });
}

cx_status cx_database_close(cx_database *database, cx_error **error) {
  return guarded(error, [&] { database->close(); });
}

void cx_database_free(cx_database *database) { delete database; }
