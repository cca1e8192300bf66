#include "Lists/Positions.hpp"

#include <algorithm>

PhraseChecker::PhraseChecker(const Xapian::Database &database, const PlanNode &phrase)
    : database_(database),
      terms_(phrase.terms),
      window_(phrase.window),
      positions_(phrase.terms.size()) {
  for (size_t place = 0; place < terms_.size(); ++place) order_.push_back(place);
  std::sort(order_.begin(), order_.end(), [&](size_t one, size_t other) {
    return terms_[one]->facts.occurrences < terms_[other]->facts.occurrences;
  });
}

bool PhraseChecker::read(uint32_t document, size_t place) {
  auto &positions = positions_[place];
  positions.clear();
  const std::string &term = terms_[place]->name;
  auto position = database_.positionlist_begin(document, term);
  for (; position != database_.positionlist_end(document, term); ++position) {
    positions.push_back(*position);
  }
  return !positions.empty();
}

/// Each term at its distance from the first. Positions are passed over in step, and those of a frequent term are not
/// even opened where the rare ones do not stand so.
bool PhraseChecker::hasExactly(uint32_t document) {
  std::vector<Xapian::PositionIterator> opened;
  const Xapian::PositionIterator end;
  uint32_t start = 0;
  for (size_t each = 0; each < order_.size();) {
    const uint32_t place = uint32_t(order_[each]);
    if (each == opened.size()) {
      opened.push_back(database_.positionlist_begin(document, terms_[place]->name));
    }
    auto &position = opened[each];
    if (position != end) position.skip_to(start + place);
    if (position == end) return false;
    const uint32_t own = *position - place;
    // Whatever stands further on moves the start there, and all are asked again.
    if (own != start) {
      start = own;
      each = each == 0 ? 1 : 0;
    } else {
      ++each;
    }
  }
  return true;
}

/// The terms in their order, from first to last in no more positions than the window has.
bool PhraseChecker::hasWithin(uint32_t document) {
  for (const size_t place : order_) {
    if (!read(document, place)) return false;
  }
  for (const uint32_t start : positions_[0]) {
    uint32_t position = start;
    size_t place = 1;
    for (; place < terms_.size(); ++place) {
      const auto &positions = positions_[place];
      const auto next = std::upper_bound(positions.begin(), positions.end(), position);
      // What is missing to the end needs a position each.
      if (next == positions.end() || *next - start + (terms_.size() - place) > window_) break;
      position = *next;
    }
    if (place == terms_.size()) return true;
  }
  return false;
}

bool PhraseChecker::has(uint32_t document) {
  return window_ == terms_.size() ? hasExactly(document) : hasWithin(document);
}
