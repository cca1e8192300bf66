// Columns that are read from the value streams of a database.
#ifndef CXAPIAN_MEMORY_COLUMNS_HPP
#define CXAPIAN_MEMORY_COLUMNS_HPP

#include "Columns.hpp"

/// Columns in memory: only those that somebody asked for.
class MemoryColumns final : public Columns {
  using Numbers = std::shared_ptr<const std::vector<uint32_t>>;
  Numbers lengthsKept_;
  std::map<Xapian::valueno, Numbers> placesKept_;

  void readLengths(const Xapian::Database &database);
  void readColumn(const Xapian::Database &database, Xapian::valueno slot);

 public:
  MemoryColumns(uint32_t documents, uint32_t last) {
    documents_ = documents;
    size_ = last + 1;
  }

  bool has(const std::vector<Xapian::valueno> &slots, bool wantsLengths) const;
  /// The same columns and more. Only a whole one is ever seen: a read that fails throws.
  std::shared_ptr<const MemoryColumns> with(const Xapian::Database &database,
                                            const std::vector<Xapian::valueno> &slots,
                                            bool wantsLengths) const;
};

#endif
