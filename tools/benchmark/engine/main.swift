import ExemplarLanguage
import ExemplarSearch
import Foundation

// Our engine inside the process, beside its peers: what the comparison of engines builds and asks.
//
//   benchmark-engine index CHECKOUT REPOSITORY < LESSONS.jsonl    indexes lessons without making bags of them
//   benchmark-engine answer REPOSITORY < QUESTIONS > ANSWERS      answers questions, one a line, as they come
let words = Array(CommandLine.arguments.dropFirst())
switch (words.first, words.count) {
case ("index", 3):
  let lessons = try LessonLines(checkout: words[1])
  let (count, reading) = try lessons.index(into: IndexFolder(repository: words[2]))
  print(count, "lessons,", reading, "seconds of the processor until their terms were ready")
case ("answer", 2):
  let reader = try IndexReader(IndexFolder(repository: words[1]))
  while let line = readLine() {
    guard let question = EngineQuestion(line: line) else {
      print("“\(line)” is no question.")
      exit(64)
    }
    // Not `print`, which keeps lines back where the output is a pipe.
    let answer = try EngineAnswer(question, from: reader)
    FileHandle.standardOutput.write(Data((answer.line + "\n").utf8))
  }
default:
  print("Usage: benchmark-engine index CHECKOUT REPOSITORY | answer REPOSITORY")
  exit(64)
}
