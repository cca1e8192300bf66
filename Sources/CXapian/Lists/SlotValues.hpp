// The values of one slot, compared and told.
#ifndef CXAPIAN_SLOT_VALUES_HPP
#define CXAPIAN_SLOT_VALUES_HPP

#include <string>
#include <unordered_map>

#include "Columns/Columns.hpp"
#include "Lists/MatchPlan.hpp"

/// The values of a slot for documents at hand: places of a column, or looked up where few are wanted.
class SlotValues {
  const Ground &ground_;
  const Xapian::valueno slot_;
  std::shared_ptr<const Columns> columns_;
  const Column *column_ = nullptr;
  std::unordered_map<uint32_t, std::string> lookedUp_;

  void readColumn();
  const std::string &lookUp(uint32_t document);

 public:
  /// `wanted` documents will be asked about, or about so many.
  SlotValues(const Ground &ground, Xapian::valueno slot, size_t wanted);

  /// Below 0 when the first document's value comes first by its bytes, 0 when they are equal.
  int compare(uint32_t one, uint32_t other);
  std::string value(uint32_t document);
  /// The column; null when values are looked up.
  const Column *column() const { return column_; }
};

#endif
