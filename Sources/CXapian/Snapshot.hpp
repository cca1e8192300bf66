// What was decoded of one state of a database, for every handle of the process that reads it.
#ifndef CXAPIAN_SNAPSHOT_HPP
#define CXAPIAN_SNAPSHOT_HPP

#include <memory>
#include <mutex>
#include <string>
#include <tuple>

#include "Handle.hpp"
#include "MemoryColumns.hpp"

/// Which database, and which of its states.
///
/// A copy of a database has its identifier and goes on from its revision, so the path belongs to it.
struct SnapshotKey {
  std::string path, identifier;
  uint64_t revision;
  uint32_t documents, last;
  uint64_t totalLength;

  bool operator==(const SnapshotKey &other) const { return all() == other.all(); }

 private:
  std::tuple<const std::string &, const std::string &, uint64_t, uint32_t, uint32_t, uint64_t> all()
      const {
    return {path, identifier, revision, documents, last, totalLength};
  }
};

/// One state of a database. What it hands out does not change any more and may be kept.
class Snapshot {
  std::mutex mutex_;
  std::shared_ptr<const MemoryColumns> columns_;

 public:
  const SnapshotKey key;

  explicit Snapshot(SnapshotKey key) : key(std::move(key)) {}

  /// Reads what is missing of these columns from a database that is in this state.
  std::shared_ptr<const Columns> columns(const Xapian::Database &database,
                                         const std::vector<Xapian::valueno> &slots,
                                         bool wantsLengths);
};

/// The state that a database reads; null when it is not one database on this machine, opened for reading.
///
/// The two newest states of the process are kept, older ones as long as somebody reads them.
std::shared_ptr<Snapshot> snapshotOf(const cx_database &database);

#endif
