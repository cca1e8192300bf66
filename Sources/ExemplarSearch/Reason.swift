/// Why a hit matched: its words with their parts, the names that have them, and the passage that shows most.
struct Reason {
  var snippet: Snippet?
  var terms: [String] = []
  var parts: [String] = []
  var places: [Matched.Place] = []
  var names: [Matched.Name] = []
}
