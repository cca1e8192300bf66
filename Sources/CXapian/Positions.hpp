// Whether terms stand where a phrase wants them.
#ifndef CXAPIAN_POSITIONS_HPP
#define CXAPIAN_POSITIONS_HPP

#include "MatchPlan.hpp"
#include "PositionList.hpp"

/// Checks documents, in the order of their ids, for one phrase.
class PhraseChecker {
  const Xapian::Database &database_;
  const std::vector<std::shared_ptr<SoughtTerm>> &terms_;
  const uint32_t window_;
  /// Places in the phrase, the rarest term first.
  std::vector<size_t> order_;
  /// What is kept of each term, and how far its list has been passed over.
  std::vector<std::shared_ptr<const PositionList>> kept_;
  std::vector<size_t> passed_;
  bool isKept_ = false;
  /// The positions of each term in the document at hand, ascending.
  std::vector<std::vector<uint32_t>> positions_;

  bool read(uint32_t document, size_t place);
  bool hasExactlyKept(uint32_t document);
  bool hasExactly(uint32_t document);
  bool hasWithin(uint32_t document);

 public:
  /// So many documents will be asked about.
  PhraseChecker(const Ground &ground, const PlanNode &phrase, size_t documents);

  bool has(uint32_t document);
};

#endif
