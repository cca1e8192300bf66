// libxapian's own matcher over a lean index of the same terms: what the engine can do without anything of ours.
//
//   xapian-engine index FOLDER < DOCUMENTS     documents as index-terms prints them
//   xapian-engine answer FOLDER < QUESTIONS    a question a line, an answer a line; EngineQuestion.swift has the columns
//
// Two things are done for speed that everybody may do: documents that are equally good are sorted by a key that is always
// empty, which spares the engine its heap (docs/sorting), and facets lie in one value, as ordinals of two bytes.
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

const Xapian::valueno facet_slot = 0, id_slot = 1;
const std::string written = "W", filter = "X";
const Xapian::doccount documents_in_memory = 2000;
const std::vector<std::string> facet_names = {"grade", "subject", "iste", "concept", "school"};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> pieces;
  std::istringstream stream(text);
  for (std::string piece; std::getline(stream, piece, at);)
    if (!piece.empty() || at == '\t') pieces.push_back(piece);
  return pieces;
}

bool is_facet(const std::string& value) {
  for (const auto& name : facet_names)
    if (value.rfind(name + "=", 0) == 0) return true;
  return false;
}

// Facet values by number, in the order in which they come.
struct Dictionary {
  std::vector<std::string> values;
  std::map<std::string, unsigned> numbers;

  unsigned number(const std::string& value) {
    const auto [at, isNew] = numbers.emplace(value, values.size());
    if (isNew) values.push_back(value);
    return at->second;
  }
};

// MARK: Index

Xapian::Document document_of(const std::vector<std::string>& columns, Dictionary& facets) {
  Xapian::Document document;
  std::map<std::string, unsigned> stems;
  for (const auto& stem : split(columns[1], ' ')) ++stems[stem];
  for (const auto& [stem, times] : stems) document.add_term(stem, times);
  Xapian::termpos position = 0;
  for (const auto& word : split(columns[2], ' ')) document.add_posting(written + word, ++position, 0);
  std::string packed;
  for (const auto& value : split(columns[3], ' ')) {
    document.add_boolean_term(filter + value);
    if (!is_facet(value)) continue;
    const unsigned number = facets.number(value);
    packed += {static_cast<char>(number & 255), static_cast<char>(number >> 8)};
  }
  document.add_value(facet_slot, packed);
  document.add_value(id_slot, columns[0]);
  document.set_data(columns[2]);
  return document;
}

void build(const std::string& folder) {
  Dictionary facets;
  {
    Xapian::WritableDatabase index(folder + ".building", Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    Xapian::doccount count = 0;
    for (std::string line; std::getline(std::cin, line);) {
      index.add_document(document_of(split(line, '\t'), facets));
      if (++count % documents_in_memory == 0) index.commit();
    }
    std::string names;
    for (const auto& value : facets.values) names += value + "\n";
    index.set_metadata("facets", names);
    index.commit();
  }
  Xapian::Database(folder + ".building").compact(folder);
  std::filesystem::remove_all(folder + ".building");
}

// MARK: Questions

class FacetCounter : public Xapian::MatchSpy {
 public:
  std::vector<unsigned> counts;
  explicit FacetCounter(size_t values) : counts(values) {}
  void operator()(const Xapian::Document& document, double) override {
    const std::string packed = document.get_value(facet_slot);
    for (size_t at = 0; at + 1 < packed.size(); at += 2)
      ++counts[static_cast<unsigned char>(packed[at]) | static_cast<unsigned char>(packed[at + 1]) << 8];
  }
};

class NoKey : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document&) const override { return {}; }
};

struct Question {
  std::string task, kind;
  std::vector<std::string> words, filters;
};

Question read_question(const std::string& line) {
  auto columns = split(line, '\t');
  columns.resize(4);
  return {columns[0], columns[1], split(columns[2], ' '), split(columns[3], ' ')};
}

Xapian::Query words_query(const Question& question) {
  if (question.words.empty()) return Xapian::Query(std::string());
  if (question.kind == "prefix")
    return Xapian::Query(Xapian::Query::OP_WILDCARD, written + question.words[0], 0,
                         Xapian::Query::WILDCARD_LIMIT_ERROR, Xapian::Query::OP_SYNONYM);
  const bool phrase = question.kind == "phrase";
  std::vector<Xapian::Query> terms;
  for (const auto& word : question.words) terms.emplace_back(phrase ? written + word : word);
  const auto op = phrase                    ? Xapian::Query::OP_PHRASE
                  : question.kind == "any" ? Xapian::Query::OP_OR
                                            : Xapian::Query::OP_AND;
  return Xapian::Query(op, terms.begin(), terms.end());
}

Xapian::Query whole_query(const Question& question) {
  Xapian::Query query = words_query(question);
  for (const auto& value : question.filters)
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(filter + value));
  return query;
}

struct Answer {
  Xapian::doccount count = 0;
  unsigned snippets = 0;
  std::string ids;
  std::vector<unsigned> facets;
};

Answer answer(const Question& question, const Xapian::Database& index, size_t values) {
  Xapian::Enquire enquire(index);
  NoKey key;
  FacetCounter facets(values);
  const bool counts = question.task != "top";
  enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
  enquire.set_sort_by_relevance_then_key(&key, false);
  if (counts) enquire.add_matchspy(&facets);
  enquire.set_query(whole_query(question));
  Xapian::MSet found = enquire.get_mset(0, 10, counts ? index.get_doccount() : 0);
  Answer answer{found.get_matches_estimated(), 0, {}, counts ? facets.counts : std::vector<unsigned>()};
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    const Xapian::Document document = hit.get_document();
    answer.ids += document.get_value(id_slot) + " ";
    if (question.task == "snippets" &&
        !found.snippet(document.get_data(), 200, Xapian::Stem(), Xapian::MSet::SNIPPET_EXHAUSTIVE |
                       Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH, "\x01", "\x02").empty())
      ++answer.snippets;
  }
  return answer;
}

void converse(const std::string& folder) {
  const Xapian::Database index(folder);
  const auto values = split(index.get_metadata("facets"), '\n');
  for (std::string line; std::getline(std::cin, line);) {
    const Question question = read_question(line);
    const auto began = std::chrono::steady_clock::now();
    const Answer answer = ::answer(question, index, values.size());
    const auto took = std::chrono::steady_clock::now() - began;
    std::cout << answer.count << '\t' << std::chrono::nanoseconds(took).count() << '\t' << answer.snippets << '\t'
              << answer.ids << '\t';
    for (size_t number = 0; number < answer.facets.size(); ++number)
      if (answer.facets[number]) {
        std::string name = values[number];
        name[name.find('=')] = ':';
        std::cout << name << '=' << answer.facets[number] << ' ';
      }
    std::cout << std::endl;
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count == 3 ? arguments[1] : "";
  std::ios::sync_with_stdio(false);
  try {
    if (what == "index") build(arguments[2]);
    else if (what == "answer") converse(arguments[2]);
    else return std::cerr << "Usage: xapian-engine index|answer FOLDER\n", 64;
    return 0;
  } catch (const Xapian::Error& error) {
    std::cerr << "xapian-engine: " << error.get_description() << '\n';
    return 2;
  }
}
