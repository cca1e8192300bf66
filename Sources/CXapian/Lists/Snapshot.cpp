#include "Lists/Snapshot.hpp"

#include <array>

namespace {

/// What the process has decoded, newest first.
class Snapshots {
  std::mutex mutex_;
  std::array<std::shared_ptr<Snapshot>, 2> newest_;
  uint64_t made_ = 0;

 public:
  std::shared_ptr<Snapshot> find(SnapshotKey key) {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const auto &snapshot : newest_) {
      if (snapshot && snapshot->key == key) return snapshot;
    }
    if (newest_[1]) PostingLists::shared().forget(newest_[1]->number);
    newest_[1] = std::move(newest_[0]);
    newest_[0] = std::make_shared<Snapshot>(std::move(key), ++made_);
    return newest_[0];
  }
};

Snapshots &snapshots() {
  // Never destroyed: threads may still read while the process exits.
  static auto *const all = new Snapshots;
  return *all;
}

// By instruction counts: a length costs the same either way; a value by itself takes two look-ups in trees; a value
// of a stream, passed over in order, a fraction of what numbering and sorting it does.
uint64_t costOfLookingUp(Snapshot::Use use) { return use == Snapshot::Use::value ? 2 : 1; }
uint64_t costOfReading(Snapshot::Use use) { return use == Snapshot::Use::count ? 8 : 1; }

/// Arrays by id are worth it when at least one place in sixteen is taken.
bool isDense(const SnapshotKey &key) { return key.last <= 65'536 + 16 * uint64_t(key.documents); }

}  // namespace

std::shared_ptr<Snapshot> snapshotOf(const cx_database &database) {
  const Xapian::Database &reading = database.reading();
  if (database.isWritable() || database.path.empty() || reading.size() != 1) return nullptr;
  const uint64_t revision = reading.get_revision();
  if (database.snapshot && database.snapshot->key.revision == revision) return database.snapshot;
  SnapshotKey key = keyOf(database);
  if (!isDense(key)) return nullptr;
  database.snapshot = snapshots().find(std::move(key));
  return database.snapshot;
}

SnapshotKey keyOf(const cx_database &database) {
  const Xapian::Database &reading = database.reading();
  return {database.path,           reading.get_uuid(),      reading.get_revision(),
          reading.get_doccount(), reading.get_lastdocid(), reading.get_total_length()};
}

Snapshot::~Snapshot() { PostingLists::shared().forget(number); }

std::shared_ptr<const Columns> Snapshot::columns(const Xapian::Database &database,
                                                 const std::vector<Xapian::valueno> &slots,
                                                 bool wantsLengths) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!columnsSoFar().has(slots, wantsLengths)) {
    columns_ = columns_->with(&database, slots, wantsLengths);
  }
  return columns_;
}

const MemoryColumns &Snapshot::columnsSoFar() {
  if (!columns_) {
    std::string fault;
    auto file = ColumnsFile::open(key, fault);
    columns_ = std::make_shared<MemoryColumns>(key.documents, key.last, std::move(file));
  }
  return *columns_;
}

std::shared_ptr<const Columns> Snapshot::keptColumns(const std::vector<Xapian::valueno> &slots,
                                                     bool wantsLengths) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (columnsSoFar().has(slots, wantsLengths)) return columns_;
  auto more = columns_->with(nullptr, slots, wantsLengths);
  if (more) columns_ = more;
  return more;
}

std::shared_ptr<const NumberSets> Snapshot::numberSets(const Column &column) {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto &sets = numberSets_[column.slot];
  if (!sets) sets = std::make_shared<const NumberSets>(column.values);
  return sets;
}

bool Snapshot::shouldLookUp(Use use, size_t count, size_t slots) {
  const std::lock_guard<std::mutex> lock(mutex_);
  uint64_t &lookedUp = lookedUp_[size_t(use)];
  if (costOfLookingUp(use) * (lookedUp + count) > uint64_t(key.documents) * costOfReading(use) * slots) {
    return false;
  }
  lookedUp += count;
  return true;
}

std::shared_ptr<const Columns> columnsOf(const cx_database &database,
                                         const std::vector<Xapian::valueno> &slots,
                                         bool wantsLengths) {
  const auto snapshot = snapshotOf(database);
  return snapshot ? snapshot->columns(database.reading(), slots, wantsLengths) : nullptr;
}
