// Whether terms stand where a phrase wants them.
#ifndef CXAPIAN_POSITIONS_HPP
#define CXAPIAN_POSITIONS_HPP

#include "Lists/MatchPlan.hpp"

/// Checks documents, in the order of their ids, for one phrase.
class PhraseChecker {
  const Xapian::Database &database_;
  const std::vector<SoughtTerm *> &terms_;
  const uint32_t window_;
  /// Places in the phrase, the rarest term first.
  std::vector<size_t> order_;
  /// The positions of each term in the document at hand, ascending.
  std::vector<std::vector<uint32_t>> positions_;

  bool read(uint32_t document, size_t place);
  bool hasExactly(uint32_t document);
  bool hasWithin(uint32_t document);

 public:
  PhraseChecker(const Xapian::Database &database, const PlanNode &phrase);

  bool has(uint32_t document);
};

#endif
