// The database handle: one room for readers and writers, because every writer can also read.
#ifndef CXAPIAN_HANDLE_HPP
#define CXAPIAN_HANDLE_HPP

#include <memory>
#include <string>
#include <utility>
#include <xapian.h>

#include "Bridge/Counted.hpp"

class Snapshot;

struct cx_database : Counted {
  /// Set by the first match that a remote shard refused because of a key maker.
  bool refusesKeys = false;

  /// Where it is on this machine; empty when it is elsewhere.
  const std::string path;
  /// What was decoded of the snapshot that it reads; see Snapshot.hpp.
  mutable std::shared_ptr<Snapshot> snapshot;

  explicit cx_database(Xapian::Database &&database, std::string path = {})
      : path(std::move(path)), database_(std::move(database)) {}
  explicit cx_database(Xapian::WritableDatabase &&writer)
      : database_(writer), writer_(std::move(writer)), isWritable_(true) {}

  const Xapian::Database &reading() const {
    if (isClosed_) throw Xapian::DatabaseClosedError("Database has been closed");
    if (isTorn_) throw Xapian::DatabaseModifiedError("The database must be reopened");
    return database_;
  }
  Xapian::Database &opened() {
    reading();
    return database_;
  }
  /// Moves on to the newest state; false where it had that.
  ///
  /// When commits overtake the engine in this, it fails with some tables of one state and some of another, and takes
  /// them for the newest the next time: such a database is opened anew, and nothing is read from it before.
  bool reopen() {
    const bool isAnew = isTorn_;
    isTorn_ = false;
    Xapian::Database &database = opened();
    isTorn_ = !path.empty() && database.size() == 1;
    if (isAnew) database = Xapian::Database(path);
    const bool hasChanged = isAnew || database.reopen();
    isTorn_ = false;
    return hasChanged;
  }
  Xapian::WritableDatabase &writing() {
    reading();
    if (!isWritable_) throw Xapian::InvalidOperationError("The database was opened for reading");
    return writer_;
  }
  bool isWritable() const { return isWritable_; }
  void close() {
    if (isClosed_) return;
    isWritable_ ? writer_.close() : database_.close();
    isClosed_ = true;
  }

 private:
  Xapian::Database database_;
  Xapian::WritableDatabase writer_;
  bool isWritable_ = false, isClosed_ = false, isTorn_ = false;
};

#endif
