// Finds the documents of phrases.
#include <algorithm>

#include "Lists/Evaluation.hpp"
#include "Lists/Positions.hpp"

using Kind = PlanNode::Kind;

namespace {

/// Notes the documents that pass.
struct Passing final : Xapian::MatchSpy {
  std::vector<uint32_t> documents;
  void operator()(const Xapian::Document &document, double) override {
    documents.push_back(document.get_docid());
  }
};

/// Positions that are looked for from outside cost as much as those of so many documents in the engine's hands.
constexpr uint64_t costOfOpening = 6;

/// In how many documents the rarest term of a phrase is.
uint32_t rarest(const PlanNode &phrase) {
  uint32_t fewest = UINT32_MAX;
  for (const SoughtTerm *term : phrase.terms) fewest = std::min(fewest, term->facts.documents);
  return fewest;
}

/// Whether nothing else is wanted of the documents than that they have the phrase.
bool standsAlone(const PlanNode &phrase) {
  const PlanNode &terms = *phrase.parts[0];
  return terms.kind == Kind::all &&
         std::all_of(terms.parts.begin(), terms.parts.end(), [&](const Plan &part) {
           return part->kind == Kind::term &&
                  std::find(phrase.terms.begin(), phrase.terms.end(), part->term) != phrase.terms.end();
         });
}

/// Tells phrases apart: the window, and the terms.
std::string nameOf(const PlanNode &phrase) {
  std::string name = std::to_string(phrase.window);
  for (const SoughtTerm *term : phrase.terms) addName(*term, name);
  return name;
}

}  // namespace

DocumentSet Finder::phrase(PlanNode &node, const DocumentSet *within) {
  if (rarest(node) == 0) return {};
  const std::string name = nameOf(node);
  const bool isAlone = standsAlone(node);
  if (isAlone && !within) return DocumentSet(phraseEverywhere(node, name));
  DocumentSet candidates = find(*node.parts[0], within);
  if (within && within->count() < candidates.count()) {
    candidates = DocumentSet::common(candidates, *within);
  }
  const auto kept = PostingLists::shared().kept(ground_.snapshot->number, PostingLists::Made::phrase, name);
  if (!kept && candidates.count() * costOfOpening < rarest(node)) {
    PhraseChecker checker(ground_.database, node);
    std::vector<uint32_t> found;
    for (const uint32_t id : candidates.allIds()) {
      if (checker.has(id)) found.push_back(id);
    }
    return DocumentSet(std::move(found));
  }
  return DocumentSet::common(candidates, DocumentSet(kept ? kept : phraseEverywhere(node, name)));
}

/// The documents that have a phrase, from the engine: it goes through the positions of each term in their order, while
/// from outside every list of positions is looked for from the root of the tree.
std::shared_ptr<const PostingList> Finder::phraseEverywhere(const PlanNode &node, const std::string &name) {
  PostingLists &lists = PostingLists::shared();
  const uint64_t snapshot = ground_.snapshot->number;
  if (auto kept = lists.kept(snapshot, PostingLists::Made::phrase, name)) return kept;
  std::vector<std::string> terms;
  for (const SoughtTerm *term : node.terms) terms.push_back(term->name);
  Xapian::Enquire enquire(ground_.database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), node.window));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  Passing passing;
  enquire.add_matchspy(&passing);
  enquire.get_mset(0, 0, ground_.collection.documents);
  auto all = std::make_shared<const PostingList>(std::move(passing.documents));
  lists.keep(snapshot, PostingLists::Made::phrase, name, all);
  return all;
}
