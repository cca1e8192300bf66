import ExemplarLanguage
import ExemplarSearch
import Foundation

// Our engine inside the process, beside its peers: what the comparison of engines builds and asks.
//
//   benchmark-engine index CHECKOUT REPOSITORY < LESSONS.jsonl    indexes lessons without making bags of them
//   benchmark-engine answer REPOSITORY < QUESTIONS > ANSWERS      answers questions, one a line, as they come
//   benchmark-engine match REPOSITORY < QUESTIONS > ANSWERS       the same, by the matcher alone
let words = Array(CommandLine.arguments.dropFirst())
switch (words.first, words.count) {
case ("index", 3):
  let lessons = try LessonLines(checkout: words[1])
  let (count, reading) = try lessons.index(into: IndexFolder(repository: words[2]))
  print(count, "lessons,", reading, "seconds of the processor until their terms were ready")
case ("answer", 2):
  let reader = try IndexReader(IndexFolder(repository: words[1]))
  try converse { try EngineAnswer($0, from: reader) }
case ("match", 2):
  let match = try EngineMatch(IndexFolder(repository: words[1]))
  try converse { try match.answer($0) }
default:
  print("Usage: benchmark-engine index CHECKOUT REPOSITORY | answer REPOSITORY | match REPOSITORY")
  exit(64)
}

/// Answers the questions of standard input, one a line, as they come.
func converse(_ answer: (EngineQuestion) throws -> EngineAnswer) throws {
  while let line = readLine() {
    guard let question = EngineQuestion(line: line) else {
      print("“\(line)” is no question.")
      exit(64)
    }
    // Not `print`, which keeps lines back where the output is a pipe.
    FileHandle.standardOutput.write(Data((try answer(question).line + "\n").utf8))
  }
}
