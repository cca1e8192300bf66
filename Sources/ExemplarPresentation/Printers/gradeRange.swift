/// Grades as a reader says them.
///
/// ```swift
/// gradeRange(["3", "4", "5"])         // "Grades 3–5"
/// gradeRange(["K", "1", "2", "5"])    // "Grades K–2, 5"
/// gradeRange(["8"])                   // "Grade 8"
/// ```
public func gradeRange(_ grades: [String]) -> String {
  var parts: [String] = []
  var known = 0
  var first = 0
  while first < gradeOrder.count {
    var end = first
    while end < gradeOrder.count && grades.contains(gradeOrder[end]) { end += 1 }
    if end == first + 1 { parts.append(gradeOrder[first]) }
    if end > first + 1 { parts.append(gradeOrder[first] + "–" + gradeOrder[end - 1]) }
    known += end - first
    first = end + 1
  }
  let others = grades.filter { !gradeOrder.contains($0) }
  parts += others
  if parts.isEmpty { return "" }
  return (known + others.count == 1 ? "Grade " : "Grades ") + parts.joined(separator: ", ")
}

private let gradeOrder = [
  "PK", "TK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
]
