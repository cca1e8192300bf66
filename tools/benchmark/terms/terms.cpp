// What an index of ours holds of each document, so that other engines can be given exactly the same terms.
//
//   index-terms DATABASE documents    a line a document: id, stems, written words, filters, parted by tabs
//   index-terms DATABASE words        a line a stem: the stem, in how many documents, and “same” where it is its own
//                                     stem in English and in Spanish
//   index-terms DATABASE everything   a line a document: id, all stems and pairs, seven parts' written words, all
//                                     values, filters, three sort keys, card, record and text; the last six in
//                                     hexadecimal
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
    for (const auto& part : parts) text += this->text(part);
    return text;
  }

  // The words of one part.
  std::string text(const std::string& part) {
    std::string text;
    auto& words = written[part];
    std::sort(words.begin(), words.end());
    Xapian::termpos last = 0;
    for (const auto& [position, word] : words) {
      if (position > last + 1 && last > 0) text += "| ";
      text += word + " ";
      last = position;
    }
    if (!words.empty()) text += "| ";
    return text;
  }
};

std::string hexadecimal(const std::string& bytes) {
  std::string text;
  for (const unsigned char byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

// As one word.
std::string joined(std::string term) {
  std::replace(term.begin(), term.end(), ' ', '_');
  return term;
}

void print_everything(const Xapian::Database& index) {
  for (auto document = index.postlist_begin(""); document != index.postlist_end(""); ++document) {
    Lesson lesson;
    std::string stems, values;
    for (auto at = index.termlist_begin(*document); at != index.termlist_end(*document); ++at) {
      lesson.add(at);
      const std::string term = *at, prefix = prefix_of(term);
      if (prefix.rfind("Z", 0) == 0) {
        for (Xapian::termcount times = at.get_wdf(); times > 0; --times) stems += joined(term) + " ";
      } else if (std::find(parts.begin(), parts.end(), prefix) == parts.end()) {
        values += joined(term) + " ";
      }
    }
    std::cout << lesson.id << '\t' << stems << '\t';
    for (const auto& part : parts) std::cout << lesson.text(part) << '\t';
    std::cout << values << '\t' << lesson.filters;
    const Xapian::Document stored = index.get_document(*document);
    for (const Xapian::valueno order : {2, 3, 4}) std::cout << '\t' << hexadecimal(stored.get_value(order));
    std::cout << '\t' << hexadecimal(stored.get_data());
    for (const char* kept : {"detail:", "text:"})
      std::cout << '\t' << hexadecimal(index.get_metadata(kept + lesson.id));
    std::cout << '\n';
  }
}

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
  if (what != "documents" && what != "words" && what != "everything") {
    std::cerr << "Usage: index-terms DATABASE documents|words|everything\n";
    return 64;
  }
  std::ios::sync_with_stdio(false);
  try {
    const Xapian::Database index(arguments[1]);
    what == "words"        ? print_words(index)
    : what == "documents" ? print_documents(index)
                          : print_everything(index);
    return 0;
  } catch (const Xapian::Error& error) {
    std::cerr << "index-terms: " << error.get_description() << '\n';
    return 2;
  }
}
