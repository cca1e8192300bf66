// Writes the columns file of a state: from the file of the state before it and what has changed, or from the database.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "Bridge/Failure.hpp"
#include "Bridge/Packet.hpp"
#include "Columns/ColumnsFile.hpp"
#include "Lists/Snapshot.hpp"

using namespace columns_form;

namespace {

/// A column as it will be written.
struct NewColumn {
  std::vector<uint32_t> places;
  std::vector<std::string> values;
  uint32_t greatest = 0;
};

/// A file under construction: a name of its own until it is whole.
class NewFile {
  const std::string name_, path_;
  int number_;
  uint64_t end_;
  Header header_ = {};
  std::vector<Row> rows_;

  [[noreturn]] void fail() const {
    throw Xapian::DatabaseError("The columns cannot be written to " + path_, std::string(), errno);
  }

  void write(const void *bytes, size_t length, uint64_t start) const {
    const auto *next = static_cast<const uint8_t *>(bytes);
    while (length > 0) {
      const ssize_t count = ::pwrite(number_, next, length, off_t(start));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) fail();
      next += count;
      start += uint64_t(count);
      length -= size_t(count);
    }
  }

  /// The bytes at the end of the file; their check.
  uint64_t append(std::vector<uint32_t> &numbers, uint64_t *start, uint64_t *length,
                  const std::string &text = {}) {
    const size_t bytes = numbers.size() * sizeof(uint32_t) + text.size();
    numbers.resize((bytes + 7) / 8 * 2);
    std::memcpy(reinterpret_cast<char *>(numbers.data()) + bytes - text.size(), text.data(),
                text.size());
    write(numbers.data(), numbers.size() * sizeof(uint32_t), end_);
    *start = end_;
    *length = bytes;
    end_ += numbers.size() * sizeof(uint32_t);
    return check(numbers.data(), bytes);
  }

 public:
  NewFile(const SnapshotKey &key, uint32_t columns)
      : name_(ColumnsFile::path(key.path, key.revision)),
        path_(key.path + ".columns.new"),
        number_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)),
        end_(sizeof(Header) + columns * sizeof(Row)) {
    if (number_ < 0) fail();
    std::memcpy(header_.magic, magic, sizeof magic);
    header_.form = form;
    header_.byteOrder = byteOrder;
    if (key.identifier.size() >= sizeof header_.identifier) {
      throw Xapian::DatabaseError("The database has a longer identifier than a columns file can hold");
    }
    std::memcpy(header_.identifier, key.identifier.data(), key.identifier.size());
    header_.revision = key.revision;
    header_.totalLength = key.totalLength;
    header_.documents = key.documents;
    header_.last = key.last;
    header_.columns = columns;
  }
  NewFile(const NewFile &) = delete;
  ~NewFile() {
    if (number_ < 0) return;
    ::close(number_);
    ::unlink(path_.c_str());
  }

  void writeLengths(std::vector<uint32_t> lengths) {
    uint64_t length;
    header_.lengthsCheck = append(lengths, &header_.lengthsStart, &length);
  }

  void writeColumn(Xapian::valueno slot, NewColumn &&column, bool keepsValues) {
    Row row = {};
    row.slot = slot;
    row.greatest = column.greatest;
    row.valueBytes = leftOut;
    std::string text;
    if (keepsValues) {
      uint64_t end = 0;
      for (uint32_t place = 1; place <= column.greatest; ++place) {
        end += column.values[place].size();
        text += column.values[place];
        column.places.push_back(uint32_t(end));
      }
      if (end > UINT32_MAX) throw Xapian::RangeError("A column of more than 4 GiB");
      row.valueBytes = end;
    }
    row.check = append(column.places, &row.start, &row.length, text);
    rows_.push_back(row);
  }

  /// Gives the file its name, at once and whole.
  void finish() {
    header_.fileLength = end_;
    header_.check = check(header_, rows_);
    write(&header_, sizeof header_, 0);
    write(rows_.data(), rows_.size() * sizeof(Row), sizeof header_);
    const int number = number_;
    number_ = -1;
    if (::close(number) != 0 || ::rename(path_.c_str(), name_.c_str()) != 0) {
      const int error = errno;
      ::unlink(path_.c_str());
      errno = error;
      fail();
    }
  }
};

/// Documents that are others than before, with what they have now.
struct Change {
  uint32_t id, length = 0;
  std::map<Xapian::valueno, std::string> values;

  std::string value(Xapian::valueno slot) const {
    const auto found = values.find(slot);
    return found == values.end() ? std::string() : found->second;
  }
};

std::vector<Change> changes(const Xapian::Database &database, const std::vector<uint32_t> &ids) {
  std::vector<Change> changes;
  for (const uint32_t id : ids) {
    Change change = {id, 0, {}};
    try {
      change.length = database.get_doclength(id);
      const Xapian::Document document = database.get_document(id);
      for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        change.values.emplace(value.get_valueno(), *value);
      }
    } catch (const Xapian::DocNotFoundError &) {
      // It was taken out: it has nothing.
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

/// Brings a column of the state before up to what has changed.
class Derivation {
  const Xapian::Database &database_;
  const Xapian::valueno slot_;
  const std::vector<Change> &changes_;
  std::vector<std::string> values_;
  std::vector<uint32_t> places_;
  bool keepsValues_;
  uint32_t greatest_ = 0;
  /// For each place a document that has it; only where values are not kept.
  std::vector<uint32_t> examples_;
  /// The places that are still in use, ascending.
  std::vector<uint32_t> used_;

  std::string valueAt(uint32_t place) const {
    return keepsValues_ ? values_[place] : database_.get_document(examples_[place]).get_value(slot_);
  }

  /// Forgets what changed documents had; finds the places that nobody has any more.
  void clear() {
    for (const Change &change : changes_) places_[change.id] = 0;
    std::vector<uint8_t> isUsed(greatest_ + 1);
    if (!keepsValues_) examples_.resize(greatest_ + 1);
    for (uint32_t id = 0; id < places_.size(); ++id) {
      isUsed[places_[id]] = 1;
      if (!keepsValues_) examples_[places_[id]] = id;
    }
    for (uint32_t place = 1; place <= greatest_; ++place) {
      if (isUsed[place]) used_.push_back(place);
    }
  }

 public:
  Derivation(const Xapian::Database &database, const Column &before, uint32_t sizeBefore,
             uint32_t size, bool keepsValues, const std::vector<Change> &changes)
      : database_(database),
        slot_(before.slot),
        changes_(changes),
        values_(before.values),
        places_(before.places, before.places + sizeBefore),
        keepsValues_(keepsValues) {
    for (const uint32_t place : places_) greatest_ = std::max(greatest_, place);
    places_.resize(size);
  }

  /// True where every changed document has the value that it had, or none.
  bool isSettled() const {
    return std::all_of(changes_.begin(), changes_.end(), [&](const Change &change) {
      const uint32_t place = places_[change.id];
      const std::string value = change.value(slot_);
      if (!place || value.empty()) return !place && value.empty();
      return keepsValues_ && values_[place] == value;
    });
  }

  NewColumn column() {
    if (!isSettled()) {
      clear();
      insert();
    }
    return {std::move(places_), std::move(values_), greatest_};
  }

 private:
  /// Puts the new values between those that are in use, and numbers all of them anew.
  void insert() {
    std::map<std::string, std::vector<uint32_t>> documents;
    for (const Change &change : changes_) {
      const std::string value = change.value(slot_);
      if (!value.empty()) documents[value].push_back(change.id);
    }
    std::vector<uint32_t> numbers(greatest_ + 1);
    std::vector<std::string> values(1);
    uint32_t next = 0;
    size_t at = 0;
    const auto keepUntil = [&](size_t end) {
      for (; at < end; ++at) {
        numbers[used_[at]] = ++next;
        if (keepsValues_) values.push_back(std::move(values_[used_[at]]));
      }
    };
    std::vector<std::pair<uint32_t, uint32_t>> placed;
    for (const auto &[value, ids] : documents) {
      const auto found =
          std::lower_bound(used_.begin() + at, used_.end(), value,
                           [&](uint32_t place, const std::string &sought) {
                             return valueAt(place) < sought;
                           });
      const bool isKnown = found != used_.end() && valueAt(*found) == value;
      keepUntil(size_t(found - used_.begin()) + (isKnown ? 1 : 0));
      if (!isKnown) {
        ++next;
        if (keepsValues_) values.push_back(value);
      }
      for (const uint32_t id : ids) placed.emplace_back(id, next);
    }
    keepUntil(used_.size());
    for (uint32_t &place : places_) place = numbers[place];
    for (const auto &[id, place] : placed) places_[id] = place;
    values_ = std::move(values);
    greatest_ = next;
  }
};

NewColumn readColumn(const Xapian::Database &database, const SnapshotKey &key,
                     Xapian::valueno slot) {
  const auto columns = MemoryColumns(key.documents, key.last).with(&database, {slot}, false);
  const Column &column = *columns->column(slot);
  return {{column.places, column.places + columns->size()}, column.values,
          uint32_t(column.values.size() - 1)};
}

std::vector<uint32_t> lengths(const Xapian::Database &database, const SnapshotKey &key,
                              const ColumnsFile *before, const std::vector<Change> &changes) {
  const auto known = before ? before->lengths() : nullptr;
  if (!known) {
    const auto columns = MemoryColumns(key.documents, key.last).with(&database, {}, true);
    return {columns->lengths(), columns->lengths() + columns->size()};
  }
  std::vector<uint32_t> lengths(known.get(), known.get() + before->size());
  lengths.resize(key.last + 1);
  for (const Change &change : changes) lengths[change.id] = change.length;
  return lengths;
}

NewColumn column(const Xapian::Database &database, const SnapshotKey &key, Xapian::valueno slot,
                 bool keepsValues, const ColumnsFile *before, const std::vector<Change> &changes) {
  Column known;
  std::shared_ptr<const uint32_t> kept;
  if (!before || before->keepsValues(slot) != keepsValues || !before->read(slot, known, kept)) {
    return readColumn(database, key, slot);
  }
  return Derivation(database, known, before->size(), key.last + 1, keepsValues, changes).column();
}

std::vector<uint32_t> numbers(PacketReader &packet) {
  std::vector<uint32_t> numbers;
  for (uint32_t count = packet.u32(); count > 0; --count) numbers.push_back(packet.u32());
  return numbers;
}

/// Deriving costs a few look-ups for each changed document, reading all of them a pass.
bool isWorthDeriving(const SnapshotKey &key, const std::vector<uint32_t> &changed) {
  return changed.size() < key.documents / 16 + 8 &&
         std::all_of(changed.begin(), changed.end(), [&](uint32_t id) { return id <= key.last; });
}

/// Shards and remote databases have no file beside them.
bool isOneHere(const cx_database &database) {
  return !database.isWritable() && !database.path.empty() && database.reading().size() == 1;
}

void writeColumns(const cx_database &database, PacketReader packet) {
  if (!isOneHere(database)) {
    throw Xapian::InvalidOperationError("Columns are written beside one database that was opened for reading");
  }
  const SnapshotKey key = keyOf(database);
  const std::vector<uint32_t> counted = numbers(packet), sorted = numbers(packet);
  const bool isAfter = packet.u8() != 0;
  const uint32_t low = packet.u32();
  const uint64_t revision = uint64_t(packet.u32()) << 32 | low;
  const std::vector<uint32_t> changed = numbers(packet);

  const auto before = isAfter && isWorthDeriving(key, changed)
                          ? ColumnsFile::openEarlier(key, revision)
                          : nullptr;
  const Xapian::Database &reading = database.reading();
  const auto changes = before ? ::changes(reading, changed) : std::vector<Change>();
  NewFile file(key, uint32_t(counted.size() + sorted.size()));
  file.writeLengths(lengths(reading, key, before.get(), changes));
  for (const auto slot : counted) {
    file.writeColumn(slot, column(reading, key, slot, true, before.get(), changes), true);
  }
  for (const auto slot : sorted) {
    file.writeColumn(slot, column(reading, key, slot, false, before.get(), changes), false);
  }
  file.finish();
}

}  // namespace

cx_status cx_database_write_columns(const cx_database *database, const uint8_t *request,
                                    size_t request_length, cx_error **error) {
  return guarded(error, [&] { writeColumns(*database, PacketReader(request, request_length)); });
}

cx_status cx_database_columns_fault(const cx_database *database, bool looks_at_all,
                                    cx_buffer **out, cx_error **error) {
  return guarded(error, [&] {
    std::string path, fault;
    if (isOneHere(*database)) {
      const SnapshotKey key = keyOf(*database);
      const auto file = ColumnsFile::open(key, fault);
      if (file && looks_at_all && !file->isWhole()) fault = "is damaged";
      path = ColumnsFile::path(key.path, key.revision);
    }
    PacketWriter packet;
    packet.text(path);
    packet.text(fault);
    *out = packet.finish();
  });
}
