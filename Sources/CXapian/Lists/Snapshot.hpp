// What was decoded of one state of a database, for every handle of the process that reads it.
#ifndef CXAPIAN_SNAPSHOT_HPP
#define CXAPIAN_SNAPSHOT_HPP

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "Bridge/Handle.hpp"
#include "Columns/MemoryColumns.hpp"
#include "Lists/NumberSets.hpp"
#include "Lists/PostingLists.hpp"

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
  /// The columns so far; none at first, but the file of this state.
  const MemoryColumns &columnsSoFar();
  /// What a weighting scheme makes of every length, and the key of that scheme.
  std::shared_ptr<const std::vector<double>> norms_;
  std::string schemeOfNorms_;
  /// The sets that columns have as their values, by slot.
  std::map<Xapian::valueno, std::shared_ptr<const NumberSets>> numberSets_;
  /// How many were looked up one by one instead of reading columns, by kind.
  std::array<uint64_t, 4> lookedUp_ = {};

 public:
  const SnapshotKey key;
  /// Tells the snapshots of the process apart.
  const uint64_t number;

  Snapshot(SnapshotKey key, uint64_t number) : key(std::move(key)), number(number) {}
  ~Snapshot();
  Snapshot(const Snapshot &) = delete;
  Snapshot &operator=(const Snapshot &) = delete;

  /// One more than the highest document id.
  uint32_t size() const { return key.last + 1; }

  /// Reads what is missing of these columns from a database that is in this state.
  std::shared_ptr<const Columns> columns(const Xapian::Database &database,
                                         const std::vector<Xapian::valueno> &slots,
                                         bool wantsLengths);
  /// The same, but null when something would have to be read.
  std::shared_ptr<const Columns> keptColumns(const std::vector<Xapian::valueno> &slots,
                                             bool wantsLengths);
  /// The values of one of its columns, unfolded as sets of numbers.
  std::shared_ptr<const NumberSets> numberSets(const Column &column);
  /// What may be looked up instead of reading a column.
  enum class Use { length, norm, value, count };
  /// Whether looking up so many of a kind one by one is cheaper than reading a column, as far as one can know: once
  /// as much was looked up as reading would have cost, it is not.
  bool shouldLookUp(Use use, size_t count, size_t slots = 1);

  /// What a scheme makes of each length up to the greatest; computed by `norm` when another scheme was asked for last.
  template <typename Norm>
  std::shared_ptr<const std::vector<double>> norms(const std::string &scheme, uint32_t greatest, Norm &&norm) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!norms_ || schemeOfNorms_ != scheme) {
      auto norms = std::make_shared<std::vector<double>>(size_t(greatest) + 1);
      for (uint32_t length = 1; length <= greatest; ++length) (*norms)[length] = norm(length);
      norms_ = std::move(norms);
      schemeOfNorms_ = scheme;
    }
    return norms_;
  }
};

/// The state that a database reads; null when it is not one database on this machine, opened for reading.
///
/// The two newest states of the process are kept, older ones as long as somebody reads them, without posting lists.
std::shared_ptr<Snapshot> snapshotOf(const cx_database &database);

/// Which state of which database a handle reads; it must be one database on this machine.
SnapshotKey keyOf(const cx_database &database);

#endif
