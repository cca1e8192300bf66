/// Grades as a reader says them.
///
/// ```swift
/// gradeRange(["3", "4", "5"])         // "Grades 3–5"
/// gradeRange(["K", "1", "2", "5"])    // "Grades K–2, 5"
/// gradeRange(["8"])                   // "Grade 8"
/// ```
public func gradeRange(_ grades: [String]) -> String {
  let known = gradeOrder.indices.filter { grades.contains(gradeOrder[$0]) }
  var runs: [ClosedRange<Int>] = []
  for grade in known {
    if let last = runs.last, last.upperBound + 1 == grade {
      runs[runs.count - 1] = last.lowerBound...grade
    } else {
      runs.append(grade...grade)
    }
  }
  let others = grades.filter { !gradeOrder.contains($0) }
  let parts =
    runs.map { run in
      run.count == 1
        ? gradeOrder[run.lowerBound]
        : "\(gradeOrder[run.lowerBound])–\(gradeOrder[run.upperBound])"
    } + others
  if parts.isEmpty { return "" }
  let isOne = known.count + others.count == 1
  return (isOne ? "Grade " : "Grades ") + parts.joined(separator: ", ")
}

private let gradeOrder = [
  "PK", "TK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
]
