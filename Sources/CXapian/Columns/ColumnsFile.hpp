// The columns of one state of a database, as a file beside it.
#ifndef CXAPIAN_COLUMNS_FILE_HPP
#define CXAPIAN_COLUMNS_FILE_HPP

#include "Columns/Columns.hpp"

struct SnapshotKey;

/// How the file is laid out: this header, a row for each column, then the numbers.
///
/// Everything is little-endian, and every array begins at a multiple of 8. A file is never changed in its place, only
/// replaced by renaming another one: a reader that has mapped it keeps what it has.
namespace columns_form {

constexpr char magic[8] = {'E', 'X', 'C', 'O', 'L', 'U', 'M', 'N'};
constexpr uint32_t form = 1, byteOrder = 0x01020304;

struct Header {
  char magic[8];
  uint32_t form, byteOrder;
  /// Which state of which database: the engine's identifier as text, padded with zero bytes.
  char identifier[40];
  uint64_t revision, totalLength;
  uint32_t documents, last;
  uint64_t fileLength;
  /// Of the lengths of documents, which come first of all arrays.
  uint64_t lengthsStart, lengthsCheck;
  uint32_t columns, unused;
  /// Of this header, taken as 0 here, and of the rows.
  uint64_t check;
};

struct Row {
  uint32_t slot;
  /// The highest place.
  uint32_t greatest;
  /// Places, then for a column whose values are kept, the ends of the values and their bytes.
  uint64_t start, length;
  /// How many bytes the values have; all ones where they are left out.
  uint64_t valueBytes;
  uint64_t check;
};

constexpr uint64_t leftOut = ~uint64_t(0);

static_assert(sizeof(Header) == 120 && sizeof(Row) == 40, "laid out without gaps");

/// Tells one changed bit from none, at the speed of memory.
uint64_t check(const void *bytes, size_t length, uint64_t seed = 0);

/// Of a header and its rows.
uint64_t check(Header header, const std::vector<Row> &rows);

}  // namespace columns_form

/// A columns file that fits the state of a database.
///
/// Its header and its rows are read and checked when it is opened; an array is checked when somebody first wants it.
/// Where the file cannot be mapped, or `EXEMPLAR_READ` says `copy`, arrays are read into memory instead.
class ColumnsFile {
  struct Bytes;
  std::shared_ptr<const Bytes> bytes_;
  columns_form::Header header_;
  std::vector<columns_form::Row> rows_;

  const columns_form::Row *row(Xapian::valueno slot) const;
  bool hasSoundRows() const;

 public:
  /// Where the file of a state is: `glass.columns.17` beside `glass`.
  static std::string path(const std::string &database, uint64_t revision);

  /// The file of a state; null with the reason, `is shorter than it says`, when there is none that fits.
  static std::shared_ptr<const ColumnsFile> open(const SnapshotKey &key, std::string &fault);
  /// The same for an earlier state of the same database, of which only the revision is known.
  static std::shared_ptr<const ColumnsFile> openEarlier(const SnapshotKey &key, uint64_t revision);

  uint32_t size() const { return header_.last + 1; }
  /// The slots of all columns.
  std::vector<Xapian::valueno> slots() const;
  /// True where a column has its values.
  bool keepsValues(Xapian::valueno slot) const;
  /// By document id; null where they are damaged.
  std::shared_ptr<const uint32_t> lengths() const;
  /// Reads a column, whose places live as long as `kept`; false where it is not there, or damaged.
  bool read(Xapian::valueno slot, Column &column, std::shared_ptr<const uint32_t> &kept) const;
  /// True where no array is damaged.
  bool isWhole() const;
};

#endif
