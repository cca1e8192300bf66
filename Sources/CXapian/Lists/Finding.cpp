#include <algorithm>

#include "Columns/Columns.hpp"
#include "Lists/Evaluation.hpp"

using Kind = PlanNode::Kind;

namespace {

/// Whether positions must be read to know.
bool readsPositions(const PlanNode &node) {
  return node.kind == Kind::phrase ||
         std::any_of(node.parts.begin(), node.parts.end(),
                     [](const Plan &part) { return readsPositions(*part); });
}

/// The alternatives of a tree of them. A synonym inside of it is one alternative: what its terms add up to is wanted.
void gatherAlternatives(PlanNode &node, std::vector<PlanNode *> &alternatives) {
  for (const Plan &part : node.parts) {
    if (part->kind == Kind::any || part->kind == Kind::best) {
      gatherAlternatives(*part, alternatives);
    } else {
      alternatives.push_back(part.get());
    }
  }
}

bool areTerms(const std::vector<PlanNode *> &alternatives) {
  return std::all_of(alternatives.begin(), alternatives.end(),
                     [](const PlanNode *each) { return each->kind == Kind::term; });
}

}  // namespace

const DocumentSet &Finder::find(PlanNode &node, const DocumentSet *within) {
  if (!node.isFound) {
    node.found = look(node, within);
    node.isFound = true;
  }
  return node.found;
}

DocumentSet Finder::look(PlanNode &node, const DocumentSet *within) {
  switch (node.kind) {
    case Kind::nothing: return {};
    case Kind::everything:
    case Kind::constant: return everything();
    case Kind::term: return term(*node.term, within);
    case Kind::range: return range(node, within);
    case Kind::any:
    case Kind::best:
    case Kind::synonym: return any(node, within);
    case Kind::all: return all(node, within);
    case Kind::maybe: return find(*node.parts[0], within);
    case Kind::phrase: return phrase(node, within);
    case Kind::butNot: {
      const DocumentSet &left = find(*node.parts[0], within);
      if (left.isEmpty()) return {};
      return left.without(find(*node.parts[1], &left));
    }
  }
  return {};
}

const PostingList &Finder::list(SoughtTerm &term) {
  if (!term.list) {
    term.list = PostingLists::shared().list(ground_.snapshot->number, ground_.database, term.name);
  }
  return *term.list;
}

DocumentSet Finder::everything() const {
  const SnapshotKey &key = ground_.snapshot->key;
  if (key.documents == key.last) return DocumentSet::all(ground_.size());
  return DocumentSet(
      PostingLists::shared().list(ground_.snapshot->number, ground_.database, std::string()));
}

DocumentSet Finder::term(SoughtTerm &term, const DocumentSet *within) {
  if (term.facts.documents == 0) return {};
  PostingLists &lists = PostingLists::shared();
  const bool looksUp = !term.list && within &&
                       lists.shouldLookUp(ground_.snapshot->number, term.name, within->count());
  if (!looksUp) {
    list(term);
    return DocumentSet(term.list);
  }
  std::vector<uint32_t> found;
  auto posting = ground_.database.postlist_begin(term.name);
  const auto end = ground_.database.postlist_end(term.name);
  for (const uint32_t id : within->allIds()) {
    posting.skip_to(id);
    if (posting == end) break;
    if (*posting == id) found.push_back(id);
  }
  return DocumentSet(std::move(found));
}

DocumentSet Finder::any(PlanNode &node, const DocumentSet *within) {
  if (node.kind == Kind::synonym) {
    const uint64_t wanted = within ? std::min(uint64_t(node.wanted), uint64_t(within->count())) : node.wanted;
    if (sum(node, wanted)) return DocumentSet(node.sum);
  }
  std::vector<PlanNode *> alternatives;
  gatherAlternatives(node, alternatives);
  uint64_t expected = 0;
  for (const PlanNode *alternative : alternatives) expected += alternative->estimate;
  // Few documents to ask about: each is looked for in every alternative.
  const bool asksFew = within && within->count() * alternatives.size() * 8 < expected;
  std::vector<DocumentSet> some;
  if (asksFew) some.reserve(alternatives.size());
  std::vector<const DocumentSet *> sets;
  for (PlanNode *alternative : alternatives) {
    const DocumentSet &found = find(*alternative, within);
    if (asksFew) some.push_back(DocumentSet::common(*within, found));
    sets.push_back(asksFew ? &some.back() : &found);
  }
  return DocumentSet::united(sets, ground_.size());
}

const PostingList *Finder::sum(PlanNode &synonym, uint64_t documents) {
  if (synonym.isSummed) return synonym.sum.get();
  synonym.isSummed = true;
  std::vector<PlanNode *> alternatives;
  gatherAlternatives(synonym, alternatives);
  if (!areTerms(alternatives)) return nullptr;
  std::vector<SoughtTerm *> terms;
  for (const PlanNode *each : alternatives) {
    if (each->term->facts.documents > 0) terms.push_back(each->term);
  }
  synonym.sum = terms.size() == 1 ? listToAsk(*terms.front(), documents) : sum(terms, documents);
  return synonym.sum.get();
}

/// A term's own list, unless so few documents are asked about that they are sooner looked up.
std::shared_ptr<const PostingList> Finder::listToAsk(SoughtTerm &term, uint64_t documents) {
  if (!term.list && PostingLists::shared().shouldLookUp(ground_.snapshot->number, term.name, documents)) {
    return nullptr;
  }
  list(term);
  return term.list;
}

std::shared_ptr<const PostingList> Finder::sum(const std::vector<SoughtTerm *> &terms, uint64_t documents) {
  constexpr auto kind = PostingLists::Made::sum;
  PostingLists &kept = PostingLists::shared();
  const uint64_t snapshot = ground_.snapshot->number;
  uint64_t postings = 0;
  std::string name;
  for (const SoughtTerm *term : terms) {
    postings += term->facts.documents;
    addName(*term, name);
  }
  if (auto sum = kept.kept(snapshot, kind, name)) return sum;
  if (kept.shouldLookUp(snapshot, kind, name, postings, documents)) return nullptr;
  std::vector<std::shared_ptr<const PostingList>> lists;
  for (SoughtTerm *term : terms) {
    list(*term);
    lists.push_back(term->list);
  }
  auto sum = std::make_shared<const PostingList>(lists, ground_.size());
  kept.keep(snapshot, kind, name, sum);
  return sum;
}

DocumentSet Finder::all(PlanNode &node, const DocumentSet *within) {
  // The parts stand in the order of what is expected; positions are read last, of few.
  std::vector<PlanNode *> ordered, reading;
  for (const Plan &part : node.parts) {
    part->wanted = std::min(node.wanted, node.estimate);
    (readsPositions(*part) ? reading : ordered).push_back(part.get());
  }
  ordered.insert(ordered.end(), reading.begin(), reading.end());
  DocumentSet common = find(*ordered.front(), within);
  if (within && within->count() < common.count()) common = DocumentSet::common(common, *within);
  for (size_t place = 1; place < ordered.size() && !common.isEmpty(); ++place) {
    const bool isWhole = ordered[place]->kind == Kind::everything ||
                         ordered[place]->kind == Kind::constant;
    if (!isWhole) common = DocumentSet::common(common, find(*ordered[place], &common));
  }
  return common;
}

DocumentSet Finder::range(const PlanNode &node, const DocumentSet *within) {
  const auto columns = columnsOf(ground_.handle, {node.slot}, false);
  const Column *column = columns ? columns->column(node.slot) : nullptr;
  if (!column || column->values.empty()) throw NotForLists();
  const auto &values = column->values;
  const auto first = values.begin() + 1;
  const uint32_t low = uint32_t(std::lower_bound(first, values.end(), node.lowest) - values.begin());
  const uint32_t high =
      uint32_t((node.hasHighest ? std::upper_bound(first, values.end(), node.highest) : values.end()) -
               values.begin());
  std::vector<uint32_t> found;
  const auto look = [&](uint32_t id) {
    const uint32_t place = column->places[id];
    if (place >= low && place < high) found.push_back(id);
  };
  if (within) {
    for (const uint32_t id : within->allIds()) look(id);
  } else {
    for (uint32_t id = 1; id < ground_.size(); ++id) look(id);
  }
  return DocumentSet(std::move(found));
}
