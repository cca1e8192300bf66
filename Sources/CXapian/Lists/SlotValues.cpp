#include "Lists/SlotValues.hpp"

SlotValues::SlotValues(const Ground &ground, Xapian::valueno slot, size_t wanted)
    : ground_(ground), slot_(slot), columns_(ground.snapshot->keptColumns({slot}, false)) {
  if (columns_) {
    column_ = columns_->column(slot);
  } else if (!ground.snapshot->shouldLookUp(Snapshot::Use::value, wanted)) {
    readColumn();
  }
}

void SlotValues::readColumn() {
  columns_ = columnsOf(ground_.handle, {slot_}, false);
  column_ = columns_ ? columns_->column(slot_) : nullptr;
}

const std::string &SlotValues::lookUp(uint32_t document) {
  const auto found = lookedUp_.find(document);
  if (found != lookedUp_.end()) return found->second;
  return lookedUp_.emplace(document, ground_.database.get_document(document).get_value(slot_))
      .first->second;
}

int SlotValues::compare(uint32_t one, uint32_t other) {
  // There are more of them than was thought.
  if (!column_ && !ground_.snapshot->shouldLookUp(Snapshot::Use::value, 1)) readColumn();
  if (!column_) return lookUp(one).compare(lookUp(other));
  const uint32_t left = column_->places[one], right = column_->places[other];
  return left < right ? -1 : left > right;
}

std::string SlotValues::value(uint32_t document) {
  if (!column_ || column_->values.empty()) return lookUp(document);
  return column_->values[column_->places[document]];
}
