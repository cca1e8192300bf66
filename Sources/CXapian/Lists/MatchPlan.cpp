#include "Lists/MatchPlan.hpp"

#include <algorithm>

// The shapes and estimates below are those of libxapian 1.4: sums of floating point numbers depend on their order,
// and the engine's order on what it expects. Sorting is done by the same functions of the standard library, since
// they decide about what is equal.

namespace {

using Kind = PlanNode::Kind;

Plan make(Kind kind) { return std::make_unique<PlanNode>(kind); }

bool expectsMore(const Plan &one, const Plan &other) { return one->estimate > other->estimate; }
bool expectsLess(const Plan &one, const Plan &other) { return one->estimate < other->estimate; }

uint32_t rounded(double number) { return uint32_t(number + 0.5); }

/// How many are in either of two, if they have nothing to do with each other.
double either(double one, double other, double all) { return one + other - (one * other / all); }

/// The share of a text, as a number in base 256, after what the bounds have in common.
double share(const std::string &text, size_t from) {
  double share = 0, unit = 1;
  for (size_t place = from; place < text.size(); ++place) {
    unit /= 256.0;
    share += static_cast<unsigned char>(text[place]) * unit;
  }
  return share;
}

}  // namespace

Ground::Ground(const cx_database &handle, std::shared_ptr<Snapshot> snapshot)
    : handle(handle), database(handle.reading()), snapshot(std::move(snapshot)) {
  const SnapshotKey &key = this->snapshot->key;
  collection = {key.documents, key.totalLength, database.get_doclength_lower_bound(),
                database.get_doclength_upper_bound()};
}

/// What must all hold, and beside it what must not, what may, and what stands where.
struct Planner::Conjunction {
  std::vector<Plan> parts, excluded, optional;
  struct Phrase {
    std::vector<SoughtTerm *> terms;
    uint32_t window;
  };
  std::vector<Phrase> phrases;
};

SoughtTerm *Planner::sought(const std::string &term) {
  const auto [place, isNew] = terms_.try_emplace(term);
  if (isNew) {
    PostingLists::Known known = ground_.known(term);
    place->second = {term, known.facts, std::move(known.list)};
  }
  return &place->second;
}

Plan Planner::termNode(const std::string &term, uint32_t inQuery, double factor) {
  Plan node = make(Kind::term);
  node->term = sought(term);
  node->estimate = node->term->facts.documents;
  if (factor != 0) {
    node->weighs = node->estimate > 0;
    node->weight = scheme_.term(ground_.collection, node->term->facts, inQuery, factor);
    node->most = node->weight.most;
  }
  return node;
}

Plan Planner::everything() const {
  Plan node = make(Kind::everything);
  node->estimate = ground_.collection.documents;
  return node;
}

Plan Planner::constantNode(const QueryNode &query, double factor) const {
  Plan node = make(Kind::constant);
  node->estimate = ground_.collection.documents;
  node->constant = factor == 0 ? factor : factor * query.factor;
  node->most = node->constant;
  node->weighs = node->constant != 0;
  return node;
}

Plan Planner::rangeNode(const QueryNode &query) const {
  const Xapian::valueno slot = query.number;
  const Xapian::Database &database = ground_.database;
  const std::string least = database.get_value_lower_bound(slot);
  if (least.empty()) return make(Kind::nothing);
  const std::string greatest = database.get_value_upper_bound(slot);
  const bool hasHighest = query.kind != CX_QUERY_VALUE_LEAST;
  if ((hasHighest && query.highest < least) || query.text > greatest) return make(Kind::nothing);
  const uint32_t documents = database.get_value_freq(slot);
  const bool isWhole = query.text <= least && (!hasHighest || query.highest >= greatest);
  if (isWhole && documents == ground_.collection.documents) return everything();
  Plan node = make(Kind::range);
  node->slot = slot;
  node->lowest = query.text;
  node->highest = query.highest;
  node->hasHighest = hasHighest;
  // Above the greatest value the engine asks for no highest one; below the least one, for no lowest one.
  if (query.kind == CX_QUERY_VALUE_RANGE && query.highest >= greatest) {
    node->hasHighest = false;
    if (query.text <= least) node->lowest.clear();
  }
  const std::string &from = node->lowest, to = node->hasHighest ? node->highest : std::string();
  size_t shared = 0;
  while (shared < least.size() && least[shared] == greatest[shared]) ++shared;
  if (shared == least.size() && shared == greatest.size()) {
    node->estimate = documents;
    return node;
  }
  const double low = share(least, shared), high = share(greatest, shared);
  // Bounds that differ by zero bytes at the end are left to the engine.
  if (high - low == 0.0) throw NotForLists();
  const double begin = from > least ? share(from, shared) : low;
  const double end = !to.empty() && to < greatest ? share(to, shared) : high;
  node->estimate = rounded((end - begin) / (high - low) * documents);
  return node;
}

Plan Planner::any(std::vector<Plan> parts) const {
  if (parts.size() == 1) return std::move(parts.front());
  std::make_heap(parts.begin(), parts.end(), expectsMore);
  while (true) {
    Plan right = std::move(parts.front());
    std::pop_heap(parts.begin(), parts.end(), expectsMore);
    // The heap moved an empty place to the end.
    parts.pop_back();
    Plan either = make(Kind::any);
    const Plan &left = parts.front();
    const double one = left->estimate, other = right->estimate;
    either->estimate = rounded(::either(one, other, ground_.collection.documents));
    either->most = left->most + right->most;
    either->weighs = left->weighs || right->weighs;
    either->parts.reserve(2);
    Plan taken;
    const bool isLast = parts.size() == 1;
    if (isLast) {
      taken = std::move(parts.front());
    } else {
      std::pop_heap(parts.begin(), parts.end(), expectsMore);
      taken = std::move(parts.back());
    }
    either->parts.push_back(std::move(taken));
    either->parts.push_back(std::move(right));
    if (isLast) return either;
    parts.back() = std::move(either);
    std::push_heap(parts.begin(), parts.end(), expectsMore);
  }
}

Plan Planner::best(std::vector<Plan> parts) const {
  if (parts.size() == 1) return std::move(parts.front());
  std::sort(parts.begin(), parts.end(), expectsMore);
  Plan node = make(Kind::best);
  const double scale = 1.0 / ground_.collection.documents;
  double chance = parts[0]->estimate * scale;
  node->most = parts[0]->most;
  for (size_t place = 0; place < parts.size(); ++place) {
    node->weighs = node->weighs || parts[place]->weighs;
    if (place == 0) continue;
    const double own = parts[place]->estimate * scale;
    chance += own - chance * own;
    node->most = std::max(node->most, parts[place]->most);
  }
  node->estimate = rounded(chance * ground_.collection.documents);
  node->parts = std::move(parts);
  return node;
}

Plan Planner::butNot(Plan left, Plan right) const {
  Plan node = make(Kind::butNot);
  const double documents = ground_.collection.documents;
  node->estimate = rounded(left->estimate * (1.0 - double(right->estimate) / documents));
  node->most = left->most;
  node->weighs = left->weighs;
  node->parts.push_back(std::move(left));
  node->parts.push_back(std::move(right));
  return node;
}

Plan Planner::maybe(Plan left, Plan right) const {
  Plan node = make(Kind::maybe);
  node->estimate = left->estimate;
  node->most = left->most + right->most;
  node->weighs = left->weighs || right->weighs;
  node->parts.push_back(std::move(left));
  node->parts.push_back(std::move(right));
  return node;
}

Plan Planner::conjunction(Conjunction conjunction) const {
  Plan node = make(Kind::all);
  // What is expected least is looked for first, and added first.
  std::vector<Plan *> ordered(conjunction.parts.size());
  std::vector<Plan *> given;
  for (Plan &part : conjunction.parts) given.push_back(&part);
  std::partial_sort_copy(given.begin(), given.end(), ordered.begin(), ordered.end(),
                         [](const Plan *one, const Plan *other) { return expectsLess(*one, *other); });
  double expected = 0;
  for (Plan *part : ordered) {
    const double own = (*part)->estimate;
    expected = node->parts.empty() ? own : (expected * own) / ground_.collection.documents;
    node->most += (*part)->most;
    node->weighs = node->weighs || (*part)->weighs;
    node->parts.push_back(std::move(*part));
  }
  node->estimate = rounded(expected);
  if (!conjunction.excluded.empty()) node = butNot(std::move(node), any(std::move(conjunction.excluded)));
  for (auto &phrase : conjunction.phrases) {
    Plan placed = make(Kind::phrase);
    const bool isExact = phrase.window == phrase.terms.size();
    placed->estimate = node->estimate / (isExact ? 4 : 3);
    placed->most = node->most;
    placed->weighs = node->weighs;
    placed->terms = std::move(phrase.terms);
    placed->window = phrase.window;
    placed->parts.push_back(std::move(node));
    node = std::move(placed);
  }
  if (!conjunction.optional.empty()) node = maybe(std::move(node), any(std::move(conjunction.optional)));
  return node;
}

void Planner::addPhrase(Conjunction &into, const QueryNode &query, double factor) {
  Conjunction::Phrase phrase = {{}, query.number};
  for (const std::string &term : query.terms) {
    into.parts.push_back(termNode(term, 1, factor));
    phrase.terms.push_back(sought(term));
  }
  if (ground_.database.has_positions()) into.phrases.push_back(std::move(phrase));
}

void Planner::addAll(Conjunction &into, const QueryNode &query, double factor) {
  switch (query.kind) {
    case CX_QUERY_AND:
      for (const QueryTree &operand : query.operands) addAll(into, *operand, factor);
      return;
    case CX_QUERY_FILTER:
      addAll(into, *query.operands[0], factor);
      return addAll(into, *query.operands[1], 0);
    case CX_QUERY_AND_NOT:
      addAll(into, *query.operands[0], factor);
      return addAny(into.excluded, *query.operands[1], 0);
    case CX_QUERY_MAYBE:
      addAll(into, *query.operands[0], factor);
      return addAny(into.optional, *query.operands[1], factor);
    case CX_QUERY_PHRASE: return addPhrase(into, query, factor);
    default: into.parts.push_back(node(query, factor));
  }
}

void Planner::addAny(std::vector<Plan> &parts, const QueryNode &query, double factor) {
  if (query.kind != CX_QUERY_OR) return parts.push_back(node(query, factor));
  for (const QueryTree &operand : query.operands) addAny(parts, *operand, factor);
}

namespace {

struct Frequencies {
  uint32_t documents = 0, occurrences = 0;
};

/// How many documents the engine expects to have any of the terms, and how often. Only terms can be told so.
Frequencies expected(const PlanNode &node, const Collection &collection) {
  switch (node.kind) {
    case Kind::nothing: return {};
    case Kind::term: return {node.term->facts.documents, node.term->facts.occurrences};
    case Kind::any: {
      const Frequencies one = expected(*node.parts[0], collection),
                        other = expected(*node.parts[1], collection);
      return {rounded(either(one.documents, other.documents, collection.documents)),
              collection.totalLength == 0
                  ? 0
                  : rounded(either(one.occurrences, other.occurrences,
                                   double(collection.totalLength)))};
    }
    default: throw NotForLists();
  }
}

bool mayMatch(const PlanNode &node) {
  if (node.kind == Kind::term) return node.term->facts.documents > 0;
  return std::any_of(node.parts.begin(), node.parts.end(),
                     [](const Plan &part) { return mayMatch(*part); });
}

}  // namespace

Plan Planner::synonymOf(Plan any, double factor) const {
  const Frequencies frequencies = expected(*any, ground_.collection);
  if (!mayMatch(*any)) return any;
  Plan node = make(Kind::synonym);
  node->estimate = any->estimate;
  node->weighs = true;
  node->weight = scheme_.term(
      ground_.collection,
      {frequencies.documents, frequencies.occurrences, ground_.collection.greatestLength}, 1, factor);
  node->most = node->weight.most;
  node->parts.push_back(std::move(any));
  return node;
}

Plan Planner::synonym(const QueryNode &query, double factor) {
  std::vector<Plan> parts;
  for (const QueryTree &operand : query.operands) addAny(parts, *operand, 0);
  Plan any = this->any(std::move(parts));
  return factor == 0 ? std::move(any) : synonymOf(std::move(any), factor);
}

namespace {

/// The terms that a wildcard stands for, in the order in which the engine adds them.
std::vector<std::string> expanded(const QueryNode &query, const Xapian::Database &database) {
  struct Term {
    std::string name;
    uint32_t documents;
  };
  const uint32_t limit = query.number ? query.number : UINT32_MAX;
  const bool takesMostFrequent = query.excess == CX_EXCESS_MOST_FREQUENT;
  std::vector<Term> terms;
  auto term = database.allterms_begin(query.text);
  for (; term != database.allterms_end(query.text); ++term) {
    if (terms.size() == limit && !takesMostFrequent) {
      // The engine tells that there are too many.
      if (query.excess == CX_EXCESS_FAILS) throw NotForLists();
      break;
    }
    terms.push_back({*term, term.get_termfreq()});
  }
  if (takesMostFrequent && terms.size() > query.number) {
    // What the engine makes of a limit of 0 is its own affair.
    if (query.number == 0) throw NotForLists();
    std::nth_element(
        terms.begin(), terms.begin() + query.number - 1, terms.end(),
        [](const Term &one, const Term &other) { return one.documents > other.documents; });
    terms.resize(query.number);
  }
  std::vector<std::string> names;
  for (Term &term : terms) names.push_back(std::move(term.name));
  return names;
}

}  // namespace

Plan Planner::wildcard(const QueryNode &query, double factor) {
  const cx_combiner combiner = factor == 0 ? CX_COMBINER_OR : query.combiner;
  const double own = combiner == CX_COMBINER_SYNONYM ? 0 : factor;
  std::vector<Plan> parts;
  for (const std::string &term : expanded(query, ground_.database)) {
    parts.push_back(termNode(term, 1, own));
  }
  if (parts.empty()) return make(Kind::nothing);
  if (combiner == CX_COMBINER_MAX) return best(std::move(parts));
  Plan any = this->any(std::move(parts));
  return combiner == CX_COMBINER_OR ? std::move(any) : synonymOf(std::move(any), factor);
}

Plan Planner::node(const QueryNode &query, double factor) {
  switch (query.kind) {
    case CX_QUERY_EVERYTHING: return everything();
    case CX_QUERY_TERM: return termNode(query.text, query.number, factor);
    case CX_QUERY_CONSTANT: return constantNode(query, factor);
    case CX_QUERY_VALUE_RANGE:
    case CX_QUERY_VALUE_LEAST:
    case CX_QUERY_VALUE_MOST: return rangeNode(query);
    case CX_QUERY_WILDCARD: return wildcard(query, factor);
    case CX_QUERY_SYNONYM: return synonym(query, factor);
    case CX_QUERY_SCALE: return node(*query.operands[0], factor * query.factor);
    case CX_QUERY_OR: {
      std::vector<Plan> parts;
      addAny(parts, query, factor);
      return any(std::move(parts));
    }
    case CX_QUERY_MAX: {
      std::vector<Plan> parts;
      for (const QueryTree &operand : query.operands) addAny(parts, *operand, factor);
      return factor == 0 ? any(std::move(parts)) : best(std::move(parts));
    }
    case CX_QUERY_AND_NOT: {
      Plan left = node(*query.operands[0], factor);
      std::vector<Plan> right;
      addAny(right, *query.operands[1], 0);
      return butNot(std::move(left), any(std::move(right)));
    }
    case CX_QUERY_MAYBE: {
      Plan left = node(*query.operands[0], factor);
      if (factor == 0) return left;
      std::vector<Plan> right;
      addAny(right, *query.operands[1], factor);
      return maybe(std::move(left), any(std::move(right)));
    }
    default: {
      Conjunction parts;
      addAll(parts, query, factor);
      return conjunction(std::move(parts));
    }
  }
}

Plan Planner::plan(const QueryTree &query) { return node(*query, scheme_.isBoolean() ? 0.0 : 1.0); }
