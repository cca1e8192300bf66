#include "Columns/ColumnsFile.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "Lists/Snapshot.hpp"

namespace columns_form {

uint64_t check(const void *bytes, size_t length, uint64_t seed) {
  constexpr uint64_t factor = 0x9E37'79B9'7F4A'7C15;
  // Each step can be undone, so no single change is lost; four at once keep the multiplier busy.
  uint64_t lanes[4] = {seed + 1, seed + 2, seed + 3, seed + 4};
  const auto *next = static_cast<const uint8_t *>(bytes);
  const auto *const end = next + length;
  for (; end - next >= 32; next += 32) {
    uint64_t words[4];
    std::memcpy(words, next, sizeof words);
    for (int lane = 0; lane < 4; ++lane) lanes[lane] = (lanes[lane] ^ words[lane]) * factor;
  }
  uint64_t sum = length;
  for (; next != end; ++next) sum = (sum ^ *next) * factor;
  for (const uint64_t lane : lanes) {
    sum = (sum ^ lane) * factor;
    sum ^= sum >> 32;
  }
  return sum;
}

uint64_t check(Header header, const std::vector<Row> &rows) {
  header.check = 0;
  return check(rows.data(), rows.size() * sizeof(Row), check(&header, sizeof header));
}

}  // namespace columns_form

using namespace columns_form;

namespace {

/// An open file, closed at the end.
class OpenFile {
  int number_;

 public:
  explicit OpenFile(int number) : number_(number) {}
  OpenFile(OpenFile &&other) : number_(other.number_) { other.number_ = -1; }
  OpenFile(const OpenFile &) = delete;
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }

  /// Reads so many bytes from a place; false where they are not there.
  bool read(void *bytes, size_t length, uint64_t start) const {
    auto *next = static_cast<uint8_t *>(bytes);
    while (length > 0) {
      const ssize_t count = ::pread(number_, next, length, off_t(start));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      next += count;
      start += uint64_t(count);
      length -= size_t(count);
    }
    return true;
  }
};

bool copiesInsteadOfMapping() {
  const char *setting = std::getenv("EXEMPLAR_READ");
  return setting && std::strcmp(setting, "copy") == 0;
}

/// The pages of a file, given back at the end.
struct Mapping {
  void *start = MAP_FAILED;
  size_t length;

  Mapping(const OpenFile &file, size_t length) : length(length) {
    if (copiesInsteadOfMapping()) return;
    start = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file.number(), 0);
  }
  Mapping(const Mapping &) = delete;
  ~Mapping() {
    if (worked()) ::munmap(start, length);
  }
  bool worked() const { return start != MAP_FAILED; }
};

std::string words(int number) { return std::string("cannot be read: ") + std::strerror(number); }

/// Why a header is none of this state; empty when it is.
std::string fault(const Header &header, const SnapshotKey &key) {
  if (std::memcmp(header.magic, magic, sizeof magic) != 0) return "is no columns file";
  if (header.form != form || header.byteOrder != byteOrder) return "has the form of another release";
  if (key.identifier.size() >= sizeof header.identifier ||
      std::strncmp(header.identifier, key.identifier.c_str(), sizeof header.identifier) != 0) {
    return "belongs to another index";
  }
  if (header.revision != key.revision) return "belongs to another state of the index";
  return {};
}

bool fits(const Header &header, const SnapshotKey &key) {
  return header.documents == key.documents && header.last == key.last &&
         header.totalLength == key.totalLength;
}

}  // namespace

struct ColumnsFile::Bytes {
  OpenFile file;
  Mapping mapping;

  Bytes(OpenFile &&opened, size_t length) : file(std::move(opened)), mapping(file, length) {}

  /// Bytes that are known to be in the file; null where they cannot be read after all.
  static std::shared_ptr<const uint8_t> part(const std::shared_ptr<const Bytes> &all,
                                             uint64_t start, size_t length) {
    if (all->mapping.worked()) {
      return {all, static_cast<const uint8_t *>(all->mapping.start) + start};
    }
    // As numbers, so that they are aligned as in the file.
    auto copy = std::make_shared<std::vector<uint64_t>>((length + 7) / 8);
    if (!all->file.read(copy->data(), length, start)) return nullptr;
    return {copy, reinterpret_cast<const uint8_t *>(copy->data())};
  }
};

std::string ColumnsFile::path(const std::string &database, uint64_t revision) {
  return database + ".columns." + std::to_string(revision);
}

std::shared_ptr<const ColumnsFile> ColumnsFile::open(const SnapshotKey &key, std::string &told) {
  // Without waiting: in the file's place there may be a pipe.
  const std::string name = path(key.path, key.revision);
  OpenFile file(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status;
  const auto refused = [&](const std::string &reason) {
    told = reason;
    return nullptr;
  };
  if (file.number() < 0) return refused(errno == ENOENT ? "is missing" : words(errno));
  if (::fstat(file.number(), &status) != 0) return refused(words(errno));
  if (!S_ISREG(status.st_mode)) return refused("is no file");
  auto columns = std::make_shared<ColumnsFile>();
  Header &header = columns->header_;
  const uint64_t length = uint64_t(status.st_size);
  if (length < sizeof header || !file.read(&header, sizeof header, 0)) {
    return refused("is shorter than a columns file");
  }
  const std::string wrong = fault(header, key);
  if (!wrong.empty()) return refused(wrong);
  if (length != header.fileLength) {
    return refused(length < header.fileLength ? "is shorter than it says" : "is longer than it says");
  }
  if (header.columns > (length - sizeof header) / sizeof(Row)) return refused("is damaged");
  columns->rows_.resize(header.columns);
  if (!file.read(columns->rows_.data(), header.columns * sizeof(Row), sizeof header) ||
      check(header, columns->rows_) != header.check || !columns->hasSoundRows()) {
    return refused("is damaged");
  }
  if (!fits(header, key)) return refused("belongs to another index");
  columns->bytes_ = std::make_shared<const Bytes>(std::move(file), size_t(length));
  return columns;
}

std::shared_ptr<const ColumnsFile> ColumnsFile::openEarlier(const SnapshotKey &key,
                                                            uint64_t revision) {
  SnapshotKey earlier = key;
  earlier.revision = revision;
  Header header;
  OpenFile file(::open(path(key.path, revision).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0 || !file.read(&header, sizeof header, 0)) return nullptr;
  // What else it says of itself is what it is compared with.
  earlier.documents = header.documents;
  earlier.last = header.last;
  earlier.totalLength = header.totalLength;
  std::string unused;
  return header.last <= key.last ? open(earlier, unused) : nullptr;
}

/// No array leaves the file, and none overlaps the header. The sums cannot be too great for their numbers: each part
/// is compared with what is left.
bool ColumnsFile::hasSoundRows() const {
  const uint64_t end = header_.fileLength;
  const uint64_t places = uint64_t(size()) * sizeof(uint32_t);
  const uint64_t first = sizeof(Header) + rows_.size() * sizeof(Row);
  const auto isInside = [&](uint64_t start, uint64_t length) {
    return start % 8 == 0 && start >= first && start <= end && length <= end - start;
  };
  if (header_.last == UINT32_MAX || !isInside(header_.lengthsStart, places)) return false;
  for (const Row &row : rows_) {
    if (!isInside(row.start, row.length) || row.length < places) return false;
    if (row.valueBytes == leftOut) {
      if (row.length != places) return false;
      continue;
    }
    const uint64_t rest = row.length - places, ends = uint64_t(row.greatest) * sizeof(uint32_t);
    if (rest < ends || rest - ends != row.valueBytes) return false;
  }
  return true;
}

const Row *ColumnsFile::row(Xapian::valueno slot) const {
  for (const Row &row : rows_) {
    if (row.slot == slot) return &row;
  }
  return nullptr;
}

std::vector<Xapian::valueno> ColumnsFile::slots() const {
  std::vector<Xapian::valueno> slots;
  for (const Row &row : rows_) slots.push_back(row.slot);
  return slots;
}

bool ColumnsFile::keepsValues(Xapian::valueno slot) const {
  const Row *found = row(slot);
  return found && found->valueBytes != leftOut;
}

std::shared_ptr<const uint32_t> ColumnsFile::lengths() const {
  const size_t length = size() * sizeof(uint32_t);
  auto bytes = Bytes::part(bytes_, header_.lengthsStart, length);
  if (!bytes || check(bytes.get(), length) != header_.lengthsCheck) return nullptr;
  return {bytes, reinterpret_cast<const uint32_t *>(bytes.get())};
}

bool ColumnsFile::read(Xapian::valueno slot, Column &column,
                       std::shared_ptr<const uint32_t> &kept) const {
  const Row *const found = row(slot);
  if (!found) return false;
  const auto bytes = Bytes::part(bytes_, found->start, size_t(found->length));
  if (!bytes || check(bytes.get(), size_t(found->length)) != found->check) return false;
  const auto *const places = reinterpret_cast<const uint32_t *>(bytes.get());
  uint32_t greatest = 0;
  for (uint32_t id = 0; id < size(); ++id) greatest = std::max(greatest, places[id]);
  if (greatest > found->greatest) return false;
  std::vector<std::string> values;
  if (found->valueBytes != leftOut) {
    const uint32_t *const ends = places + size();
    const auto *const text = reinterpret_cast<const char *>(ends + found->greatest);
    values.reserve(found->greatest + 1);
    values.emplace_back();
    uint32_t start = 0;
    for (uint32_t place = 0; place < found->greatest; ++place) {
      if (ends[place] < start || ends[place] > found->valueBytes) return false;
      values.emplace_back(text + start, ends[place] - start);
      start = ends[place];
    }
  }
  column = {slot, std::move(values), places};
  kept = {bytes, places};
  return true;
}

bool ColumnsFile::isWhole() const {
  Column column;
  std::shared_ptr<const uint32_t> kept;
  for (const Row &row : rows_) {
    if (!read(row.slot, column, kept)) return false;
  }
  return lengths() != nullptr;
}
