// How a query is answered: a tree like the engine's own, with its estimates and its order of addition.
#ifndef CXAPIAN_MATCH_PLAN_HPP
#define CXAPIAN_MATCH_PLAN_HPP

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "Lists/DocumentSet.hpp"
#include "Lists/QueryTree.hpp"
#include "Lists/Snapshot.hpp"
#include "Lists/Weights.hpp"

/// What a match knows of the database that it runs on.
struct Ground {
  const cx_database &handle;
  const Xapian::Database &database;
  std::shared_ptr<Snapshot> snapshot;
  Collection collection;

  Ground(const cx_database &handle, std::shared_ptr<Snapshot> snapshot);

  uint32_t size() const { return snapshot->size(); }
  PostingLists::Known known(const std::string &term) const {
    return PostingLists::shared().known(snapshot->number, database, term);
  }
};

/// A term of the query, and its list once it was needed, or where it was kept.
struct SoughtTerm {
  std::string name;
  TermFacts facts;
  std::shared_ptr<const PostingList> list;
};

/// Adds a term to a name of several, so that no others have that name.
inline void addName(const SoughtTerm &term, std::string &name) {
  name += ' ' + std::to_string(term.name.size()) + ' ' + term.name;
}

/// One step of the plan.
struct PlanNode {
  enum class Kind {
    nothing, everything, term, constant, range, any, all, butNot, maybe, best, synonym, phrase
  };
  Kind kind;
  std::vector<std::unique_ptr<PlanNode>> parts;
  /// How many documents the engine expects; by this it orders what it adds.
  uint32_t estimate = 0;
  /// Not more than so many of them are expected to be weighed.
  uint32_t wanted = UINT32_MAX;
  /// The most that it can weigh.
  double most = 0;
  /// Whether it can weigh anything.
  bool weighs = false;

  /// The planner keeps it.
  SoughtTerm *term = nullptr;
  TermWeight weight;
  double constant = 0;
  /// Of a phrase, in its order; the parts hold what else is wanted, too.
  std::vector<SoughtTerm *> terms;
  uint32_t window = 0;
  Xapian::valueno slot = 0;
  std::string lowest, highest;
  bool hasHighest = false;

  /// What was found, once it was looked for.
  DocumentSet found;
  bool isFound = false;
  /// Of a synonym, which documents have its terms and how often, as one list; null where they were not added up.
  std::shared_ptr<const PostingList> sum;
  /// Whether that was thought about.
  bool isSummed = false;

  explicit PlanNode(Kind kind) : kind(kind) {}
};
using Plan = std::unique_ptr<PlanNode>;

/// Plans a query that some document may match, and keeps its terms. Throws NotForLists for what only the engine knows.
class Planner {
  const Ground &ground_;
  const Scheme &scheme_;
  /// The plan points into it: what a map holds stays where it is.
  std::unordered_map<std::string, SoughtTerm> terms_;

  struct Conjunction;

  SoughtTerm *sought(const std::string &term);
  Plan termNode(const std::string &term, uint32_t inQuery, double factor);
  Plan everything() const;
  Plan constantNode(const QueryNode &query, double factor) const;
  Plan rangeNode(const QueryNode &query) const;
  Plan wildcard(const QueryNode &query, double factor);
  Plan synonym(const QueryNode &query, double factor);
  Plan synonymOf(Plan any, double factor) const;
  Plan node(const QueryNode &query, double factor);
  void addAny(std::vector<Plan> &parts, const QueryNode &query, double factor);
  void addAll(Conjunction &into, const QueryNode &query, double factor);
  void addPhrase(Conjunction &into, const QueryNode &query, double factor);
  Plan any(std::vector<Plan> parts) const;
  Plan best(std::vector<Plan> parts) const;
  Plan butNot(Plan left, Plan right) const;
  Plan maybe(Plan left, Plan right) const;
  Plan conjunction(Conjunction parts) const;

 public:
  Planner(const Ground &ground, const Scheme &scheme) : ground_(ground), scheme_(scheme) {}

  /// The plan must not outlive the planner.
  Plan plan(const QueryTree &query);
};

#endif
