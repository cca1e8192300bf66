// The floor: asks libxapian the question that `exemplar search` asks, and does nothing else.
//
//   floor REPOSITORY [WORDS…] [--or] [--phrase] [--filter FIELD=ID]… [--prefix START]… [--limit N]
//
// Words must all occur; when fewer than ten documents have them all, any of them will do. --or begins
// with any of them. It prints the total, the best
// documents and the facet counts over all matches, as the program does, so that both do equal work.
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

// What ExemplarLanguage's TermLayout lays down: the prefixes of an English stem, of a word as it is
// written, and of the filters asked here; and the slots with a document's facet values, one a facet,
// each value a number of two bytes, the low byte first.
const std::string stem_prefix = "Zen:";
const std::string word_prefix = "";
const std::map<std::string, std::string> filter_prefixes = {
    {"grade", "XGRADE"}, {"subject", "XSUBJECT"}, {"iste", "XISTE"}};
const Xapian::valueno first_facet_slot = 32, facet_slots = 14;

struct Question {
  std::string repository;
  std::vector<std::string> words, filters, prefixes;
  bool any = false, phrase = false;
  unsigned limit = 10;
};

class FacetCounter : public Xapian::MatchSpy {
  void count(const std::string& set) {
    for (size_t at = 0; at + 1 < set.size(); at += 2)
      ++counts[static_cast<unsigned char>(set[at]) |
               static_cast<unsigned char>(set[at + 1]) << 8];
  }

 public:
  std::vector<unsigned> counts = std::vector<unsigned>(65536);
  void operator()(const Xapian::Document& document, double) override {
    for (Xapian::valueno slot = 0; slot < facet_slots; ++slot)
      count(document.get_value(first_facet_slot + slot));
  }
};

[[noreturn]] void refuse(const std::string& reason) {
  std::cerr << "floor: " << reason << '\n';
  std::exit(64);
}

Question read_question(int count, char** arguments) {
  Question question;
  for (int at = 1; at < count; ++at) {
    const std::string argument = arguments[at];
    auto value = [&]() -> std::string {
      if (++at == count) refuse(argument + " needs a value");
      return arguments[at];
    };
    if (argument == "--or") question.any = true;
    else if (argument == "--phrase") question.phrase = true;
    else if (argument == "--filter") question.filters.push_back(value());
    else if (argument == "--prefix") question.prefixes.push_back(value());
    else if (argument == "--limit") question.limit = std::stoul(value());
    else if (argument.rfind("--", 0) == 0) refuse("no such option: " + argument);
    else if (question.repository.empty()) question.repository = argument;
    else question.words.push_back(argument);
  }
  if (question.repository.empty()) refuse("name the repository first");
  return question;
}

// The term of a filter, “grade=4”.
std::string filter_term(const std::string& filter) {
  const auto equals = filter.find('=');
  const auto prefix = filter_prefixes.find(filter.substr(0, equals));
  if (equals == std::string::npos || prefix == filter_prefixes.end())
    refuse("no such filter: " + filter);
  return prefix->second + filter.substr(equals + 1);
}

// The database that `exemplar index` finished last.
Xapian::Database open_index(const std::string& repository) {
  const std::string folder = repository + "/index/db/";
  std::ifstream file(folder + "current");
  std::string stamp;
  if (!std::getline(file, stamp)) refuse("no index in " + folder);
  return Xapian::Database(folder + stamp + "/glass");
}

Xapian::Query words_query(const Question& question, Xapian::Query::op op) {
  const Xapian::Stem stem("en");
  std::vector<Xapian::Query> terms;
  for (const auto& word : question.words)
    terms.emplace_back(question.phrase ? word_prefix + word : stem_prefix + stem(word));
  for (const auto& start : question.prefixes)
    terms.emplace_back(Xapian::Query::OP_WILDCARD, word_prefix + start, 0,
                       Xapian::Query::WILDCARD_LIMIT_ERROR, Xapian::Query::OP_SYNONYM);
  return Xapian::Query(op, terms.begin(), terms.end());
}

Xapian::Query whole_query(const Question& question, Xapian::Query::op op) {
  const bool browsing = question.words.empty() && question.prefixes.empty();
  Xapian::Query query = browsing ? Xapian::Query(std::string()) : words_query(question, op);
  for (const auto& filter : question.filters)
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(filter_term(filter)));
  return query;
}

void answer(const Question& question) {
  Xapian::Database index = open_index(question.repository);
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
  const auto first = question.phrase ? Xapian::Query::OP_PHRASE
                     : question.any  ? Xapian::Query::OP_OR
                                     : Xapian::Query::OP_AND;
  FacetCounter facets;
  enquire.add_matchspy(&facets);
  enquire.set_query(whole_query(question, first));
  Xapian::MSet found = enquire.get_mset(0, question.limit, index.get_doccount());
  if (found.get_matches_estimated() < 10 && first == Xapian::Query::OP_AND && question.words.size() > 1) {
    enquire.set_query(whole_query(question, Xapian::Query::OP_OR));
    found = enquire.get_mset(0, question.limit, index.get_doccount());
  }
  std::printf("total %u\n", found.get_matches_estimated());
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    std::printf("%2u. document %u, weight %.3f, %zu bytes\n", hit.get_rank() + 1, *hit,
                hit.get_weight(), hit.get_document().get_data().size());
  for (size_t ordinal = 0; ordinal < facets.counts.size(); ++ordinal)
    if (facets.counts[ordinal]) std::printf("facet %zu: %u\n", ordinal, facets.counts[ordinal]);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    answer(read_question(count, arguments));
    return 0;
  } catch (const Xapian::Error& error) {
    std::cerr << "floor: " << error.get_description() << '\n';
    return 2;
  }
}
