#include <algorithm>

#include "Lists/Evaluation.hpp"

using Kind = PlanNode::Kind;

/// Calls `body` with the place in the run and the frequency of each document that has the term.
template <typename Body>
void Weigher::eachFrequency(SoughtTerm &term, const Run &run, Body &&body) {
  if (run.count == 0 || term.facts.documents == 0) return;
  const bool looksUp = !term.list && PostingLists::shared().shouldLookUp(
                                         ground_.snapshot->number, term.name, run.count);
  if (looksUp) {
    auto posting = ground_.database.postlist_begin(term.name);
    const auto end = ground_.database.postlist_end(term.name);
    for (size_t place = 0; place < run.count; ++place) {
      posting.skip_to(run.ids[place]);
      if (posting == end) return;
      if (*posting == run.ids[place]) body(place, posting.get_wdf());
    }
    return;
  }
  eachPosting(finder_.list(term), run, body);
}

/// Calls `body` with the place in the run and the frequency of each document that is in a list.
template <typename Body>
void Weigher::eachPosting(const PostingList &list, const Run &run, Body &&body) {
  if (run.count == 0) return;
  const uint32_t *documents = list.documents();
  const size_t size = list.size();
  size_t at = size_t(std::lower_bound(documents, documents + size, run.ids[0]) - documents);
  if (run.ids == documents + at) {  // the run is a part of this very list
    for (size_t place = 0; place < run.count; ++place) body(place, list.frequency(at + place));
    return;
  }
  const size_t rest = size_t(
      std::upper_bound(documents + at, documents + size, run.ids[run.count - 1]) - documents);
  // Going on in the list by single steps is worth it where most of it is in the run.
  if (list.isIndexed() && rest - at > 2 * run.count) {
    for (size_t place = 0; place < run.count; ++place) {
      if (list.has(run.ids[place])) body(place, list.frequency(list.place(run.ids[place])));
    }
    return;
  }
  if ((rest - at) / 8 < run.count) {
    for (size_t place = 0; place < run.count && at < rest;) {
      const uint32_t wanted = run.ids[place], next = documents[at];
      if (wanted == next) body(place, list.frequency(at));
      place += wanted <= next;
      at += next <= wanted;
    }
    return;
  }
  for (size_t place = 0; place < run.count; ++place) {
    at = gallop(documents, at, rest, run.ids[place]);
    if (at == rest) return;
    if (documents[at] == run.ids[place]) body(place, list.frequency(at));
  }
}

void Weigher::addTerm(PlanNode &node, const Run &run, double *weights) {
  eachFrequency(*node.term, run, [&](size_t place, uint32_t frequency) {
    weights[place] += scheme_.weight(node.weight, frequency, run.norms[place]);
  });
}

void Weigher::addFrequencies(PlanNode &node, const Run &run, uint32_t *frequencies) {
  if (node.kind == Kind::term) {
    return eachFrequency(*node.term, run,
                         [&](size_t place, uint32_t frequency) { frequencies[place] += frequency; });
  }
  for (const Plan &part : node.parts) addFrequencies(*part, run, frequencies);
}

/// All terms count as one, which cannot be in a document more often than there are words.
void Weigher::addSynonym(PlanNode &node, const Run &run, double *weights) {
  const auto weigh = [&](size_t place, uint32_t frequency) {
    const uint32_t own = std::min(frequency, run.lengths[place]);
    if (own) weights[place] += scheme_.weight(node.weight, own, run.norms[place]);
  };
  if (const PostingList *sum = finder_.sum(node, matches_.count())) return eachPosting(*sum, run, weigh);
  std::vector<uint32_t> frequencies(run.count);
  addFrequencies(*node.parts[0], run, frequencies.data());
  for (size_t place = 0; place < run.count; ++place) weigh(place, frequencies[place]);
}

/// Adds what a node weighs. A sum inside of a sum is added up first, as the engine does.
void Weigher::add(PlanNode &node, const Run &run, double *weights, bool isMatched) {
  if (!node.weighs) return;
  switch (node.kind) {
    case Kind::term: return addTerm(node, run, weights);
    case Kind::synonym: return addSynonym(node, run, weights);
    case Kind::constant:
      for (size_t place = 0; place < run.count; ++place) weights[place] += node.constant;
      return;
    default: {
      std::vector<double> own(run.count);
      weigh(node, run, own.data(), isMatched);
      for (size_t place = 0; place < run.count; ++place) weights[place] += own[place];
    }
  }
}

void Weigher::weigh(PlanNode &node, const Run &run, double *weights, bool isMatched) {
  if (!node.weighs || run.count == 0) return;
  switch (node.kind) {
    case Kind::any: {
      // Of two numbers the order does not matter: the one that is a sum itself comes first.
      const bool isRightSum = node.parts[1]->kind != Kind::term;
      weigh(*node.parts[isRightSum], run, weights, false);
      return add(*node.parts[!isRightSum], run, weights, false);
    }
    case Kind::best:
      for (const Plan &part : node.parts) {
        std::vector<double> own(run.count);
        weigh(*part, run, own.data(), false);
        for (size_t place = 0; place < run.count; ++place) {
          weights[place] = std::max(weights[place], own[place]);
        }
      }
      return;
    case Kind::all:
    case Kind::butNot:
    case Kind::phrase:
    case Kind::maybe:
      return isMatched ? weighAll(node, run, weights) : weighSome(node, run, weights);
    default: return add(node, run, weights, isMatched);
  }
}

/// Weighs documents that all match the node.
void Weigher::weighAll(PlanNode &node, const Run &run, double *weights) {
  switch (node.kind) {
    case Kind::all:
      weigh(*node.parts[0], run, weights, true);
      for (size_t place = 1; place < node.parts.size(); ++place) {
        add(*node.parts[place], run, weights, true);
      }
      return;
    case Kind::maybe:
      weigh(*node.parts[0], run, weights, true);
      return add(*node.parts[1], run, weights, false);
    default: return weigh(*node.parts[0], run, weights, true);
  }
}

/// Weighs those documents that match the node.
void Weigher::weighSome(PlanNode &node, const Run &run, double *weights) {
  const DocumentSet &found = finder_.find(node, &matches_);
  if (found.isEmpty()) return;
  std::vector<size_t> places;
  for (size_t place = 0; place < run.count; ++place) {
    if (found.has(run.ids[place])) places.push_back(place);
  }
  if (places.empty()) return;
  std::vector<uint32_t> ids, lengths;
  std::vector<double> norms, own(places.size());
  for (const size_t place : places) {
    ids.push_back(run.ids[place]);
    lengths.push_back(run.lengths[place]);
    norms.push_back(run.norms[place]);
  }
  weighAll(node, {ids.data(), ids.size(), lengths.data(), norms.data()}, own.data());
  for (size_t each = 0; each < places.size(); ++each) weights[places[each]] = own[each];
}
