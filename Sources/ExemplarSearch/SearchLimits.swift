/// How much one question may ask for; past it the answer is an error, before the engine sees anything.
///
/// An OR of 20,000 words costs the engine 24 seconds and 20,000 levels crash it.
public struct SearchLimits: Hashable, Sendable {
  /// Unicode scalars of the typed text.
  public var characters = 512
  /// Words, after splitting.
  public var terms = 64
  /// Parentheses inside parentheses.
  public var levels = 16
  /// Values of all filters together.
  public var filterValues = 100
  /// Hits on one page.
  public var pageSize = 100
  /// Hits before the page.
  public var offset = 10_000

  /// Suggestions of one answer.
  public var suggestions = 20

  /// The limits of the terminal and the endpoint.
  public init() {}

  /// Refuses more of something than is allowed.
  func check(_ what: String, _ asked: Int, _ allowed: Int) throws(SearchError) {
    if asked > allowed { throw .limit(what: what, asked: asked, allowed: allowed) }
  }

  /// Refuses a page that cannot be, is too long or lies too deep.
  public func check(page: Int, perPage: Int) throws(SearchError) {
    try check("hits a page", perPage, pageSize)
    guard page >= 1, perPage >= 1 else {
      throw .option(
        name: page < 1 ? "page" : "limit", value: String(page < 1 ? page : perPage),
        allowed: ["a whole number from 1"])
    }
    let (before, overflow) = (page - 1).multipliedReportingOverflow(by: perPage)
    try check("hits before the page", overflow ? Int.max : before, offset)
  }
}

/// Why a question cannot be answered at all.
public enum SearchError: Error, Hashable, Sendable {
  /// Past a limit: what, how much was asked, how much is allowed.
  case limit(what: String, asked: Int, allowed: Int)
  /// `--strict`, and something could not be used as typed.
  case strict([QueryWarning])
  /// An option's value makes no sense: `--sort shoe-size`.
  case option(name: String, value: String, allowed: [String])
  /// There is no index yet.
  case noIndex(path: String)
  /// The index was made by an older release, whose form this program does not read.
  case olderIndex(path: String, form: String)
  /// The index is damaged, or of a form that this program does not know.
  case unusableIndex(path: String, reason: String)
  /// The engine failed otherwise.
  case engine(String)
  /// A part of the collection does not answer, and the question needs it: what would be told of each shard.
  case shardsMissing([QueryWarning])
  /// An id that is not in the collection, with the nearest ones.
  case unknownExemplar(id: String, nearest: [String])
}

extension SearchError {
  /// Stable, for programs.
  public var code: String {
    switch self {
    case .limit: "limit-exceeded"
    case .strict(let warnings): warnings.first?.code ?? "strict"
    case .option: "invalid-option"
    case .noIndex: "no-index"
    case .olderIndex, .unusableIndex: "unusable-index"
    case .engine: "engine"
    case .shardsMissing(let shards): shards.first?.code ?? "shard-down"
    case .unknownExemplar: "unknown-exemplar"
    }
  }

  /// What kind of trouble it is, the same each time.
  public var title: String {
    switch self {
    case .limit: "The question is too long"
    case .strict: "The question was not understood"
    case .option: "An option has a value that it does not know"
    case .noIndex: "There is no index"
    case .olderIndex, .unusableIndex: "The index cannot be used"
    case .engine: "The search engine failed"
    case .shardsMissing: "A part of the collection does not answer"
    case .unknownExemplar: "There is no such exemplar"
    }
  }
}

extension SearchError: CustomStringConvertible {
  /// What went wrong and what to do, in a sentence or two.
  public var description: String {
    switch self {
    case .limit(let what, let asked, let allowed) where what.hasPrefix("hits"):
      "\(asked) \(what) are too many; at most \(allowed) are allowed. Narrow the question instead."
    case .limit(let what, let asked, let allowed):
      "The question has \(asked) \(what); at most \(allowed) are allowed. Make it shorter."
    case .strict(let warnings):
      warnings.map(\.message).joined(separator: "\n")
    case .option(let name, let value, let allowed):
      allowed.count == 1
        ? "“\(value)” is not a value of \(name). Use \(allowed[0])."
        : "“\(value)” is not a value of \(name). Use one of: \(allowed.joined(separator: ", "))."
    case .noIndex(let path):
      "There is no index at \(path). Make it with: exemplar index"
    case .olderIndex(let path, let form):
      "The index at \(path) has the form “\(form)” of an older release. Make it anew with: exemplar index"
    case .unusableIndex(let path, let reason):
      "The index at \(path) cannot be used: \(reason) Make it anew with: exemplar index --rebuild"
    case .engine(let words):
      "The search engine failed: \(words)"
    case .shardsMissing(let shards):
      shards.map(\.message).joined(separator: "\n")
    case .unknownExemplar(let id, let nearest):
      "There is no exemplar “\(id)”."
        + (nearest.isEmpty
          ? " Find its id with: exemplar search WORDS"
          : " Did you mean \(nearest.map { "“\($0)”" }.joined(separator: " or "))?")
    }
  }
}
