internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// The shards of an index: those that answer are read as one database, the others are told.
///
/// A server that fails is left alone for a while, then asked again; a shard that is back is used by the next question.
final class OpenShards {
  let note: ShardNote
  private let repository: String
  private var connections: [ShardConnection?]
  /// Why a shard is not used.
  private var troubles: [ShardTrouble?]
  /// Another set of connections than that which was read as one.
  private var isChanged = true

  private var list: ShardList { note.list }

  /// Opens what a note names.
  init(_ folder: IndexFolder, stamp: String) throws {
    note = try ShardNote(stamp: stamp, in: folder)
    repository = folder.repository
    connections = Array(repeating: nil, count: note.list.shards.count)
    troubles = Array(repeating: nil, count: note.list.shards.count)
    _ = refresh()
  }

  /// How many there are.
  var count: Int { list.shards.count }

  // MARK: Freshness

  /// Looks at the newest snapshot of each; true where any is another than before.
  func refresh() -> Bool {
    for number in list.shards.indices { refresh(number) }
    defer { isChanged = false }
    return isChanged
  }

  private func refresh(_ number: Int) {
    if let connection = connections[number], isInUse(connection, number) {
      do {
        if try connection.reopen(number, of: note) { isChanged = true }
        return
      } catch {
        // A server ends what stood idle for long: only a new connection tells whether it is down.
        drop(number, because: error)
      }
    }
    connect(number)
  }

  private func use(_ connection: ShardConnection?, _ number: Int, _ trouble: ShardTrouble?) {
    if connection !== connections[number] || trouble != troubles[number] { isChanged = true }
    connections[number] = connection
    troubles[number] = trouble
  }

  /// False where a rebuild has swapped in another database.
  private func isInUse(_ connection: ShardConnection, _ number: Int) -> Bool {
    connection.stamp == nil
      || connection.stamp == list.folder(of: number, repository: repository).currentStamp()
  }

  private func connect(_ number: Int) {
    let shard = list.shards[number]
    guard !shard.isRemote || ShardHealth.shared.mayAsk(shard.name, pause: pause) else {
      return use(nil, number, troubles[number] ?? .silent)
    }
    do {
      use(try ShardConnection(number, of: note, repository: repository), number, nil)
      ShardHealth.shared.recover(shard.name)
    } catch {
      use(nil, number, ShardTrouble(error))
      if shard.isRemote { ShardHealth.shared.fail(shard.name, pause: pause) }
    }
  }

  private var pause: Duration { .milliseconds(list.pause) }

  // MARK: Failures

  /// Learns from what a question met; true where it should be asked again, of those that are left.
  ///
  /// One shard's failure leaves the others' answers on their way, so no connection is used again.
  func learn(from error: any Error) -> Bool {
    guard let error = error as? XapianError else { return false }
    for number in list.shards.indices where list.shards[number].isRemote {
      if error.context == context(number) { drop(number, because: error) }
      use(nil, number, troubles[number])
    }
    return error.status == .network
  }

  private func drop(_ number: Int, because error: any Error) {
    guard (error as? XapianError)?.type == "NetworkTimeoutError" else {
      return use(nil, number, troubles[number])
    }
    // It takes connections and does not answer: do not wait for it once more.
    use(nil, number, .silent)
    ShardHealth.shared.fail(list.shards[number].name, pause: pause)
  }

  /// How the engine calls a server in its errors.
  private func context(_ number: Int) -> String {
    guard case .server(let host, let port) = list.shards[number].place else { return "" }
    return "remote:tcp(\(host):\(port))"
  }

  // MARK: As one

  /// All shards that answer, as one database.
  func joined() throws -> Database {
    let open = connections.compactMap(\.self)
    guard let first = open.first else { throw SearchError.shardsMissing(warnings) }
    var database = try Database(sharing: first.database)
    for other in open.dropFirst() { try database.add(sharing: other.database) }
    return database
  }

  /// What is kept under a key of one exemplar, which only its own shard has.
  ///
  /// - Throws: `SearchError.shardsMissing` where that shard does not answer.
  func metadata(_ key: String, of id: String) throws -> [UInt8] {
    try requireShard(of: id)
    return try connections[list.number(of: id)]?.database.metadata(key) ?? []
  }

  /// Refuses what cannot be told without the shard of an exemplar.
  func requireShard(of id: String) throws(SearchError) {
    let number = list.number(of: id)
    if connections[number] == nil { throw .shardsMissing([warning(number)]) }
  }

  /// Names the snapshot.
  var revision: String { ShardNote.revision(of: connections.map { $0?.revision }) }

  /// The languages of all shards.
  var languages: [LanguageRules] {
    var seen: Set<String> = []
    return connections.flatMap { $0?.languages ?? [] }.filter { seen.insert($0.code).inserted }
      .sorted { $0.code < $1.code }
  }

  /// The values of facets in all shards.
  var facets: JoinedFacets {
    JoinedFacets(
      connections.enumerated().compactMap { number, connection in
        connection.map { (number, $0.facets, $0.common) }
      })
  }

  // MARK: What is missing

  /// What every answer must tell; empty while all shards answer.
  var warnings: [QueryWarning] {
    list.shards.indices.filter { connections[$0] == nil }.map(warning)
  }

  private func warning(_ number: Int) -> QueryWarning {
    let trouble = troubles[number] ?? .silent
    return QueryWarning(
      code: trouble.code, position: nil, length: nil,
      message: trouble.sentence(number, list.shards[number].name, missing(number)))
  }

  /// `3,130 of 12,517 exemplars are missing`, as far as it is known.
  private func missing(_ number: Int) -> String {
    let counts = list.shards.indices.map { connections[$0]?.count ?? note.held[$0] }
    guard let own = note.held[number], !counts.contains(nil) else {
      return "its exemplars are missing"
    }
    let all = counts.reduce(0) { $0 + ($1 ?? 0) }
    return "\(grouped(own)) of \(grouped(all)) exemplars are missing"
  }
}
