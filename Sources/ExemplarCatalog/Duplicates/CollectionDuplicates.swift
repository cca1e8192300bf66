internal import ExemplarBundle

/// What is told of exemplars that repeat each other: the younger one of two is told with the older one.
struct CollectionDuplicates {
  private let fingerprints: Fingerprints
  private let pairs: [Fingerprints.Pair]
  /// The exemplars that hold one file, where more than one does: its path by id.
  private let shared: [[String: String]]
  /// When each of those that repeat another became public.
  private let days: [String: String]

  /// Of the newest versions of all exemplars that are public.
  init(_ entries: [Fingerprint], in repository: Repository) {
    let fingerprints = Fingerprints(entries)
    var holders: [String: [String: String]] = [:]
    for entry in entries {
      for file in entry.files { holders[file.digest, default: [:]][entry.id] = file.path }
    }
    self.fingerprints = fingerprints
    pairs = fingerprints.pairs()
    shared = holders.values.filter { $0.count > 1 }
    let ids = Set(pairs.flatMap { [$0.first, $0.second] } + shared.flatMap(\.keys))
    days = Dictionary(uniqueKeysWithValues: ids.map { ($0, repository.firstDay(of: $0)) })
  }

  /// By the id of the younger exemplar.
  var findings: [String: [Diagnostic]] {
    nearDuplicates.merging(equalFiles) { $0 + $1 }
  }

  /// One finding an exemplar: the older one that is most alike, and how many others.
  private var nearDuplicates: [String: [Diagnostic]] {
    var elders: [String: [Fingerprints.Alike]] = [:]
    for pair in pairs {
      let ids = inOrder([pair.first, pair.second])
      elders[ids[1], default: []].append(
        .init(id: ids[0], title: title(of: ids[0]), overlap: pair.overlap))
    }
    return elders.mapValues { alike in
      [NearDuplicateRule.finding(alike[0], others: alike.count - 1, path: "data/lesson.md")]
    }.placed(by: name)
  }

  /// One finding a file and exemplar, with the first that held it.
  private var equalFiles: [String: [Diagnostic]] {
    var findings: [String: [Diagnostic]] = [:]
    for paths in shared {
      let ids = inOrder(Array(paths.keys))
      for (elders, id) in ids.enumerated().dropFirst() {
        let equal = Fingerprints.EqualFile(
          path: paths[id] ?? "", id: ids[0], title: title(of: ids[0]),
          otherPath: paths[ids[0]] ?? "", holders: elders)
        findings[id, default: []].append(EqualFileRule.finding(equal, prefix: "data/"))
      }
    }
    return findings.mapValues { $0.sorted { ($0.path ?? "") < ($1.path ?? "") } }.placed(by: name)
  }

  /// The one that was published first comes first; of one day, the one whose id does.
  private func inOrder(_ ids: [String]) -> [String] {
    ids.sorted { (days[$0] ?? "", $0) < (days[$1] ?? "", $1) }
  }

  private func title(of id: String) -> String { fingerprints.entries[id]?.title ?? "" }

  private func name(of id: String) -> String {
    fingerprints.entries[id].map { "\(id)/v\($0.version)" } ?? id
  }
}

extension Repository {
  /// The day of the first version; one that cannot be read counts as the oldest, and is told elsewhere.
  fileprivate func firstDay(of id: String) -> String {
    let first = (try? versions(of: id))?.first ?? 1
    return (try? published(id, version: first)) ?? ""
  }
}

extension [String: [Diagnostic]] {
  /// The findings with the name of the bundle that each list belongs to.
  fileprivate func placed(by name: (String) -> String) -> [String: [Diagnostic]] {
    Dictionary(
      uniqueKeysWithValues: map { id, findings in (id, findings.map { $0.about(name(id)) }) })
  }
}
