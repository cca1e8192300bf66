// What an index of ours holds of each document, so that other engines can be given exactly the same terms.
//
//   index-terms DATABASE documents    a line a document: id, stems, written words, filters, parted by tabs
//   index-terms DATABASE words        a line a stem: the stem, in how many documents, and “same” where it is its own
//                                     stem in English and in Spanish
//
// Each list is parted by spaces. A stem comes as often as it counts; written words come in their order, and between two
// parts of a lesson stands “|”, so that no phrase reaches from one into the next. Filters are “grade=4”.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

// What ExemplarLanguage's TermLayout lays down.
const std::vector<std::string> languages = {"en", "es"};
const std::vector<std::string> parts = {"XT", "XK", "XS", "", "XP", "XR", "XM"};
const std::map<std::string, std::string> filters = {
    {"XGRADE", "grade"},   {"XSUBJECT", "subject"}, {"XISTE", "iste"}, {"XCONCEPT", "concept"},
    {"XSCHOOL", "school"}, {"XPROGRAM", "program"}, {"XYEAR", "year"}, {"XDEVICES", "devices"}};

// The capital letters that a term begins with: words and values are in lower case.
std::string prefix_of(const std::string& term) {
  size_t end = 0;
  while (end < term.size() && term[end] >= 'A' && term[end] <= 'Z') ++end;
  return term.substr(0, end);
}

using Placed = std::pair<Xapian::termpos, std::string>;

struct Lesson {
  std::string id, stems, filters;
  std::map<std::string, std::vector<Placed>> written;

  void add(const Xapian::TermIterator& at) {
    const std::string term = *at, prefix = prefix_of(term), rest = term.substr(prefix.size());
    if (prefix == "Q") id = rest;
    else if (prefix == "Z") add_stem(rest, at.get_wdf());
    else if (auto field = ::filters.find(prefix); field != ::filters.end())
      filters += field->second + "=" + rest + " ";
    else if (std::find(parts.begin(), parts.end(), prefix) != parts.end())
      for (auto place = at.positionlist_begin(); place != at.positionlist_end(); ++place)
        written[prefix].emplace_back(*place, rest);
  }

  // “en:circuit”; two stems that follow each other stand behind a “=”.
  void add_stem(const std::string& rest, Xapian::termcount times) {
    const auto colon = rest.find_first_of(":=");
    if (colon == std::string::npos || rest[colon] == '=') return;
    for (; times > 0; --times) stems += rest.substr(colon + 1) + " ";
  }

  std::string text() {
    std::string text;
    for (const auto& part : parts) {
      auto& words = written[part];
      std::sort(words.begin(), words.end());
      Xapian::termpos last = 0;
      for (const auto& [position, word] : words) {
        if (position > last + 1 && last > 0) text += "| ";
        text += word + " ";
        last = position;
      }
      if (!words.empty()) text += "| ";
    }
    return text;
  }
};

void print_documents(const Xapian::Database& index) {
  for (auto document = index.postlist_begin(""); document != index.postlist_end(""); ++document) {
    Lesson lesson;
    for (auto term = index.termlist_begin(*document); term != index.termlist_end(*document); ++term)
      lesson.add(term);
    std::cout << lesson.id << '\t' << lesson.stems << '\t' << lesson.text() << '\t' << lesson.filters << '\n';
  }
}

// A lesson has one language, so that the numbers of lessons add up.
void print_words(const Xapian::Database& index) {
  const Xapian::Stem english("en"), spanish("es");
  std::map<std::string, Xapian::doccount> frequencies;
  for (const auto& language : languages) {
    const std::string prefix = "Z" + language + ":";
    for (auto term = index.allterms_begin(prefix); term != index.allterms_end(prefix); ++term)
      frequencies[(*term).substr(prefix.size())] += term.get_termfreq();
  }
  for (const auto& [stem, documents] : frequencies)
    std::cout << stem << '\t' << documents << '\t'
              << (english(stem) == stem && spanish(stem) == stem ? "same" : "other") << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  const std::string what = count == 3 ? arguments[2] : "";
  if (what != "documents" && what != "words") {
    std::cerr << "Usage: index-terms DATABASE documents|words\n";
    return 64;
  }
  std::ios::sync_with_stdio(false);
  try {
    const Xapian::Database index(arguments[1]);
    what == "words" ? print_words(index) : print_documents(index);
    return 0;
  } catch (const Xapian::Error& error) {
    std::cerr << "index-terms: " << error.get_description() << '\n';
    return 2;
  }
}
