#include "Lists/ListMatching.hpp"

#include <algorithm>
#include <unordered_map>

#include "Asking/Question.hpp"
#include "Columns/Columns.hpp"
#include "Lists/Counting.hpp"
#include "Lists/Evaluation.hpp"
#include "Lists/TopMatches.hpp"

namespace {

/// What is asked, as far as our own matcher answers it. Throws NotForLists for the rest.
struct ListQuestion {
  const std::string query;
  const Scheme scheme;
  const Question question;
  MatchOrder order;
  /// Of each value, so many matches are kept; 0 for all.
  const uint32_t keep;

  explicit ListQuestion(PacketReader &request)
      : query(request.text()), scheme(request), question(request),
        order(question.sort, question.ties),
        keep(question.collapse.isWanted ? question.collapse.keep : 0) {
    // A limit of time is no reason: all is counted here, and sooner.
    if (question.fetch.parts & CX_FETCH_TERM_STATISTICS) throw NotForLists();
    if (question.limits.leastPercentage > 0) throw NotForLists();
    // Without weights, and unsorted, the engine stops as soon as the page is full.
    if (scheme.isBoolean() && order.isByRelevanceAlone() && !question.page.countsBeyondItself() &&
        question.page.limit > 0 && question.counts.empty() && keep == 0) {
      throw NotForLists();
    }
  }
};

/// Matches are weighed in runs that stay in the processor's cache.
constexpr size_t runLength = 2048;
/// What is made of lengths up to this one is kept, half a megabyte at most.
constexpr uint32_t greatestKeptLength = 65'535;

/// Keeps the best matches of each value, as many as are wanted.
class Collapser {
  SlotValues values_;
  const MatchOrder &order_;
  const uint32_t keep_;
  struct Same {
    std::vector<Match> kept;
    uint32_t seen = 0;
  };
  std::unordered_map<std::string, Same> byValue_;
  std::vector<Same> byPlace_;
  std::vector<Match> single_;

  void take(Same &same, const Match &match) {
    ++same.seen;
    auto &kept = same.kept;
    const auto isBefore = [&](const Match &one, const Match &other) {
      return order_.isBefore(one, other);
    };
    if (kept.size() == keep_) {
      if (!isBefore(match, kept.back())) return;
      kept.pop_back();
    }
    kept.insert(std::upper_bound(kept.begin(), kept.end(), match, isBefore), match);
  }

  void add(std::vector<Match> &all, const Same &same) const {
    for (Match match : same.kept) {
      match.collapsed = same.seen - uint32_t(same.kept.size());
      all.push_back(match);
    }
  }

 public:
  Collapser(const Ground &ground, const ListQuestion &asked, size_t matches)
      : values_(ground, asked.question.collapse.slot, matches), order_(asked.order),
        keep_(asked.keep) {
    const Column *column = values_.column();
    if (!column) return;
    if (column->values.empty()) throw NotForLists();
    byPlace_.resize(column->values.size());
  }

  void see(const Match &match) {
    if (const Column *column = values_.column()) {
      const uint32_t place = column->places[match.document];
      return place ? take(byPlace_[place], match) : single_.push_back(match);
    }
    const std::string value = values_.value(match.document);
    value.empty() ? single_.push_back(match) : take(byValue_[value], match);
  }

  std::vector<Match> all() const {
    std::vector<Match> all = single_;
    for (const Same &same : byPlace_) add(all, same);
    for (const auto &[value, same] : byValue_) add(all, same);
    return all;
  }

  std::string key(const Match &match) { return values_.value(match.document); }
};

class ListMatch {
  const Ground ground_;
  ListQuestion &asked_;
  const Question &question_;
  const QueryTree query_;
  Finder finder_;
  Planner planner_;
  Plan plan_;
  /// The matches, ascending: a posting list as it is, or a copy.
  std::vector<uint32_t> copied_;
  const uint32_t *ids_ = nullptr;
  size_t count_ = 0;
  double greatest_ = 0;
  std::shared_ptr<const Columns> lengths_;
  std::shared_ptr<const std::vector<double>> norms_;

  void find() {
    if (!query_ || ground_.collection.documents == 0) return;
    plan_ = planner_.plan(query_);
    const DocumentSet &found = finder_.find(*plan_);
    count_ = found.count();
    if (found.isBits()) {
      copied_ = found.allIds();
      ids_ = copied_.data();
    } else {
      ids_ = found.ids();
    }
  }

  /// Lengths of all documents, unless there are few to ask about.
  void readLengths() {
    const auto &snapshot = ground_.snapshot;
    lengths_ = snapshot->keptColumns({}, true);
    if (!lengths_ && !snapshot->shouldLookUp(Snapshot::Use::length, count_)) {
      lengths_ = columnsOf(ground_.handle, {}, true);
    }
    // There are fewer lengths than documents; as many norms as there are lengths cost little.
    const uint32_t greatest = ground_.collection.greatestLength;
    if (greatest <= greatestKeptLength &&
        (count_ > greatest / 4 || !snapshot->shouldLookUp(Snapshot::Use::norm, count_))) {
      norms_ = snapshot->norms(asked_.scheme.key(), greatest, [&](uint32_t length) { return norm(length); });
    }
  }

  double norm(uint32_t length) const { return asked_.scheme.norm(ground_.collection, length); }

  void fill(const uint32_t *ids, size_t count, uint32_t *lengths, double *norms) const {
    if (lengths_) {
      const uint32_t *all = lengths_->lengths();
      for (size_t place = 0; place < count; ++place) lengths[place] = all[ids[place]];
    } else {
      for (size_t place = 0; place < count; ++place) {
        lengths[place] = ground_.database.get_doclength(ids[place]);
      }
    }
    const double *const kept = norms_ ? norms_->data() : nullptr;
    const size_t keptCount = norms_ ? norms_->size() : 0;
    for (size_t place = 0; place < count; ++place) {
      norms[place] = lengths[place] < keptCount ? kept[lengths[place]] : norm(lengths[place]);
    }
  }

  /// Calls `body` with each match and its weight, and leaves out those that are too light.
  template <typename Body>
  void weigh(Body &&body) {
    readLengths();
    Weigher weigher(ground_, asked_.scheme, finder_, plan_->found);
    const size_t longest = std::min(runLength, count_);
    std::vector<uint32_t> lengths(longest), heavy;
    std::vector<double> norms(longest), weights(longest);
    const double least = question_.limits.leastWeight;
    const bool leavesOut = least > 0;
    double greatest = greatest_;
    for (size_t from = 0; from < count_; from += runLength) {
      const Run run = {ids_ + from, std::min(runLength, count_ - from), lengths.data(), norms.data()};
      fill(run.ids, run.count, lengths.data(), norms.data());
      std::fill(weights.begin(), weights.end(), 0.0);
      weigher.weigh(*plan_, run, weights.data(), true);
      for (size_t place = 0; place < run.count; ++place) {
        const double weight = weights[place];
        if (leavesOut) {
          if (weight < least) continue;
          heavy.push_back(run.ids[place]);
        }
        greatest = std::max(greatest, weight);
        body(Match{run.ids[place], weight});
      }
    }
    greatest_ = greatest;
    if (leavesOut) setMatches(std::move(heavy));
  }

  void setMatches(std::vector<uint32_t> ids) {
    copied_ = std::move(ids);
    ids_ = copied_.data();
    count_ = copied_.size();
  }

  template <typename Body>
  void eachMatch(Body &&body) {
    if (!plan_) return;
    if (plan_->weighs) return weigh(body);
    if (question_.limits.leastWeight > 0) setMatches({});
    for (size_t place = 0; place < count_; ++place) body(Match{ids_[place], 0});
  }

  /// The first matches by id are the best where nothing else decides.
  void seeUnsorted(TopMatches &top, size_t room) const {
    const size_t count = std::min(room, count_);
    const size_t from = asked_.order.tiesDescend() ? count_ - count : 0;
    for (size_t place = 0; place < count; ++place) top.see({ids_[from + place], 0});
  }

  /// Where a column decides first, most matches need only be compared with the worst place that is kept.
  void seeByColumn(TopMatches &top, const Column &column) {
    const uint32_t *places = column.places;
    const bool ascends = asked_.order.isAscending();
    eachMatchInTurns([&](const Match &match) {
      if (top.isFull()) {
        const uint32_t own = places[match.document], worst = places[top.worst().document];
        if (ascends ? own > worst : own < worst) return;
      }
      top.see(match);
    });
  }

  /// In turns, each over all of them: documents often stand in the order of a column, so that each would be better
  /// than all before it.
  template <typename Body>
  void eachMatchInTurns(Body &&body) {
    if (!plan_ || plan_->weighs || question_.limits.leastWeight > 0) return eachMatch(body);
    constexpr size_t inOneTurn = 256;
    const size_t turns = (count_ + inOneTurn - 1) / inOneTurn;
    for (size_t turn = 0; turn < turns; ++turn) {
      for (size_t place = turn; place < count_; place += turns) body(Match{ids_[place], 0});
    }
  }

  void writeBounds(PacketWriter &packet, size_t collapsed) const {
    for (int bound = 0; bound < 3; ++bound) packet.u32(uint32_t(collapsed));
    for (int bound = 0; bound < 3; ++bound) packet.u32(uint32_t(count_));
    packet.f64(plan_ ? plan_->most : 0);
    packet.f64(greatest_);
    packet.u32(0);  // no statistics of terms
  }

  bool has(const std::string &term, uint32_t document) const {
    if (const auto list = PostingLists::shared().kept(ground_.snapshot->number, term)) {
      return std::binary_search(list->documents(), list->documents() + list->size(), document);
    }
    auto posting = ground_.database.postlist_begin(term);
    const auto end = ground_.database.postlist_end(term);
    if (posting != end) posting.skip_to(document);
    return posting != end && *posting == document;
  }

  void writeMatchingTerms(PacketWriter &packet, uint32_t document,
                          const std::vector<std::string> &terms) const {
    const size_t place = packet.reserveCount();
    uint32_t count = 0;
    for (const std::string &term : terms) {
      if (!has(term, document)) continue;
      packet.text(term);
      ++count;
    }
    packet.fill(place, count);
  }

  void writeItems(PacketWriter &packet, const std::vector<Match> &page, Collapser *collapser) const {
    const Fetch &fetch = question_.fetch;
    const bool wantsTerms = fetch.parts & CX_FETCH_MATCHING_TERMS;
    const auto terms = wantsTerms ? namedTerms(query_) : std::vector<std::string>();
    packet.u32(uint32_t(page.size()));
    for (const Match &match : page) {
      packet.u32(match.document);
      packet.f64(match.weight);
      packet.u32(match.collapsed);
      packet.text(collapser ? collapser->key(match) : std::string());
      fetch.wantsDocuments()
          ? writeDocument(packet, ground_.database.get_document(match.document), fetch)
          : writeNoDocument(packet);
      writeMatchingTerms(packet, match.document, terms);
    }
  }

 public:
  ListMatch(const cx_database &handle, std::shared_ptr<Snapshot> snapshot, ListQuestion &asked)
      : ground_(handle, std::move(snapshot)), asked_(asked),
        question_(asked.question), query_(readQueryTree(asked.query)), finder_(ground_),
        planner_(ground_, asked.scheme) {}

  cx_buffer *answer() {
    find();
    asked_.order.prepare(ground_, count_);
    const size_t room = size_t(std::min<uint64_t>(
        uint64_t(question_.page.offset) + question_.page.limit, ground_.collection.documents));
    TopMatches top(asked_.order, room);
    std::unique_ptr<Collapser> collapser;
    size_t collapsed;
    if (asked_.keep > 0) {
      collapser = std::make_unique<Collapser>(ground_, asked_, count_);
      eachMatch([&](const Match &match) { collapser->see(match); });
      const std::vector<Match> kept = collapser->all();
      collapsed = kept.size();
      for (const Match &match : kept) top.see(match);
    } else {
      const Column *column = asked_.order.leadingColumn();
      const bool isUnsorted = plan_ && !plan_->weighs && asked_.order.isByRelevanceAlone() &&
                              question_.limits.leastWeight <= 0;
      isUnsorted   ? seeUnsorted(top, room)
      : column ? seeByColumn(top, *column)
               : eachMatch([&](const Match &match) { top.see(match); });
      collapsed = count_;
    }
    PacketWriter packet;
    writeBounds(packet, collapsed);
    writeItems(packet, top.page(question_.page.offset), collapser.get());
    writeCounts(packet, ground_, question_.counts, ids_, count_);
    return packet.finish();
  }
};

}  // namespace

cx_buffer *matchLists(const cx_database &database, PacketReader request) {
  auto snapshot = snapshotOf(database);
  if (!snapshot) return nullptr;
  try {
    ListQuestion asked(request);
    return ListMatch(database, std::move(snapshot), asked).answer();
  } catch (const NotForLists &) {
    return nullptr;
  } catch (const Xapian::InvalidArgumentError &) {
    // A packet that ends early: the engine finds the same.
    return nullptr;
  }
}
