import ExemplarLanguage
import ExemplarPresentation
import ExemplarSearch
import FoundationEssentials
import Glibc

// What answering costs without a server: the benchmark's questions, asked one after another on one thread.
//
//   search-floor REPOSITORY queries.json 5       times, each measured for five seconds, as JSON
//   search-floor queries.json                    where a server answers the same questions, one a line
let words = CommandLine.arguments.dropFirst()
guard let file = words.count == 1 ? words.first : words.dropFirst().first else {
  print("Usage: search-floor [REPOSITORY] QUERIES.json [SECONDS]")
  exit(64)
}
let queries = try BenchmarkQuery.list(path: file)
if words.count == 1 {
  for query in queries { print(SearchQuestion(query.request).address.text) }
} else {
  let seconds = words.count > 2 ? Double(words[words.startIndex + 2]) ?? 5 : 5
  let reader = try IndexReader(IndexFolder(repository: words[words.startIndex]))
  print(
    String(decoding: try JSONEncoder().encode(FloorTimes(queries, reader, seconds)), as: UTF8.self))
}
