// Columns that are read from the value streams of a database, or from the file beside it.
#ifndef CXAPIAN_MEMORY_COLUMNS_HPP
#define CXAPIAN_MEMORY_COLUMNS_HPP

#include "Columns/ColumnsFile.hpp"

/// Columns in memory: only those that somebody asked for.
class MemoryColumns final : public Columns {
  using Numbers = std::shared_ptr<const uint32_t>;
  std::shared_ptr<const ColumnsFile> file_;
  Numbers lengthsKept_;
  std::map<Xapian::valueno, Numbers> placesKept_;

  bool takeLengths();
  bool takeColumn(Xapian::valueno slot);
  void readLengths(const Xapian::Database &database);
  void readColumn(const Xapian::Database &database, Xapian::valueno slot);

 public:
  /// The file is of the same state; null where there is none.
  MemoryColumns(uint32_t documents, uint32_t last, std::shared_ptr<const ColumnsFile> file = {})
      : file_(std::move(file)) {
    documents_ = documents;
    size_ = last + 1;
  }

  bool has(const std::vector<Xapian::valueno> &slots, bool wantsLengths) const;
  /// The same columns and more, those that the file lacks from the database. Only a whole one is ever seen: a read that
  /// fails throws, and without a database it is null where the file lacks one.
  std::shared_ptr<const MemoryColumns> with(const Xapian::Database *database,
                                            const std::vector<Xapian::valueno> &slots,
                                            bool wantsLengths) const;
};

#endif
