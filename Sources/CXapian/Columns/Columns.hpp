// What the documents of one snapshot have, as arrays by document id.
#ifndef CXAPIAN_COLUMNS_HPP
#define CXAPIAN_COLUMNS_HPP

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>
#include <xapian.h>

/// The values of one slot: each document has the place of its value among the distinct ones.
///
/// Places go by the bytes of the values, from 1; 0 stands for a document without a value. So places sort as the
/// values do, and values are counted by counting places.
struct Column {
  Xapian::valueno slot;
  /// By place; the first is empty. A column that is only sorted by may leave them out.
  std::vector<std::string> values;
  /// By document id, as many as the columns have; the first is unused.
  const uint32_t *places;
};

/// The columns of a snapshot, and the lengths of its documents.
class Columns {
 public:
  virtual ~Columns() = default;

  /// One more than the highest document id: how long every array is.
  uint32_t size() const { return size_; }
  /// How many documents there are.
  uint32_t documents() const { return documents_; }
  /// By document id; 0 where there is no such document, or one without words.
  const uint32_t *lengths() const { return lengths_; }
  /// The column of a slot; null where it is not kept.
  const Column *column(Xapian::valueno slot) const {
    const auto found = columns_.find(slot);
    return found == columns_.end() ? nullptr : &found->second;
  }

 protected:
  uint32_t size_ = 0, documents_ = 0;
  const uint32_t *lengths_ = nullptr;
  std::map<Xapian::valueno, Column> columns_;
};

struct cx_database;

/// The columns of what a database reads, with these slots at least, and with the lengths if wanted.
///
/// Null where there are none: for a writer, for what is not one database on this machine, and where ids are so sparse
/// that arrays by id would be mostly empty.
std::shared_ptr<const Columns> columnsOf(const cx_database &database,
                                         const std::vector<Xapian::valueno> &slots,
                                         bool wantsLengths);

#endif
