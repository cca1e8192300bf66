// Carries out a plan: finds documents as sets, then weighs those that were found.
#ifndef CXAPIAN_EVALUATION_HPP
#define CXAPIAN_EVALUATION_HPP

#include "Lists/MatchPlan.hpp"

/// A run of matching documents, and what weighing needs to know of each.
struct Run {
  const uint32_t *ids;
  size_t count;
  const uint32_t *lengths;
  const double *norms;
};

/// Finds the documents of a plan.
class Finder {
  const Ground &ground_;

  DocumentSet look(PlanNode &node, const DocumentSet *within);
  DocumentSet term(SoughtTerm &term, const DocumentSet *within);
  DocumentSet any(PlanNode &node, const DocumentSet *within);
  std::shared_ptr<const PostingList> sum(const std::vector<SoughtTerm *> &terms, uint64_t documents);
  std::shared_ptr<const PostingList> listToAsk(SoughtTerm &term, uint64_t documents);
  DocumentSet all(PlanNode &node, const DocumentSet *within);
  DocumentSet range(const PlanNode &node, const DocumentSet *within);
  DocumentSet phrase(PlanNode &node, const DocumentSet *within);
  std::shared_ptr<const PostingList> phraseEverywhere(const PlanNode &node, const std::string &name);
  DocumentSet everything() const;

 public:
  explicit Finder(const Ground &ground) : ground_(ground) {}

  /// The documents that a node matches. With `within`, only documents in there are asked about, and whatever is told
  /// of others means nothing.
  const DocumentSet &find(PlanNode &node, const DocumentSet *within = nullptr);
  /// Reads a term's list, if it was not read before.
  const PostingList &list(SoughtTerm &term);
  /// Which documents have the terms of a synonym and how often, as one list; null where so few documents are asked
  /// about that they are sooner looked for in each.
  const PostingList *sum(PlanNode &synonym, uint64_t documents);
};

/// Weighs documents that a plan matches.
class Weigher {
  const Ground &ground_;
  const Scheme &scheme_;
  Finder &finder_;
  const DocumentSet &matches_;

  template <typename Body>
  void eachPosting(const PostingList &list, const Run &run, Body &&body);
  template <typename Body>
  void eachFrequency(SoughtTerm &term, const Run &run, Body &&body);
  void addFrequencies(PlanNode &node, const Run &run, uint32_t *frequencies);
  void addTerm(PlanNode &node, const Run &run, double *weights);
  void addSynonym(PlanNode &node, const Run &run, double *weights);
  void weighAll(PlanNode &node, const Run &run, double *weights);
  void weighSome(PlanNode &node, const Run &run, double *weights);
  void add(PlanNode &node, const Run &run, double *weights, bool isMatched);

 public:
  Weigher(const Ground &ground, const Scheme &scheme, Finder &finder, const DocumentSet &matches)
      : ground_(ground), scheme_(scheme), finder_(finder), matches_(matches) {}

  /// Sets the weights, which must be 0 before. `isMatched` tells that all documents of the run match the node.
  void weigh(PlanNode &node, const Run &run, double *weights, bool isMatched);
};

#endif
