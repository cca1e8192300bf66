internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarPresentation
internal import ExemplarSearch
internal import HTTPTypes
internal import Hummingbird
internal import NIOPosix

/// The bag of an exemplar, zipped, and its files one by one.
struct FileRoutes {
  private let desk: ServerDesk

  init(_ desk: ServerDesk) { self.desk = desk }

  var endpoints: [Endpoint] {
    [
      Endpoint(.get, "/api/v1/exemplars/{id}/bag", "getBag") { request, context in
        try await bag(try context.exemplarID(), request)
      },
      Endpoint(.get, "/api/v1/exemplars/{id}/files/{path…}", "getFile") { request, context in
        // api, v1, exemplars, the id, files
        let path = try ServerContext.rest(of: request.uri.path, after: 5)
        return try await file(path, try context.exemplarID(), request)
      },
    ]
  }

  /// A published version, and whether it was named; an exemplar that was withdrawn has none.
  private enum Found: Sendable {
    case version(Int, isNamed: Bool)
    case withdrawn([UInt8])
  }

  private func bag(_ id: String, _ request: Request) async throws -> Response {
    let wanted = try version(request)
    let repository = desk.repository
    let found = try await onDisk { () -> (Found, digest: String) in
      let found = try find(id, wanted)
      guard case .version(let version, _) = found else { return (found, "") }
      return (found, try repository.digest(of: id, version: version))
    }
    switch found {
    case (.withdrawn(let tombstone), _): return .withdrawn(tombstone)
    case (.version(let version, let isNamed), let digest):
      let tag = EntityTag(strong: "\(digest)-v\(version)")
      let caching = isNamed ? Caching.whileThere : .always
      let conditions = Conditions(request.headers)
      if conditions.has(tag) { return .notModified(tag, caching) }
      let zip = try await desk.shelf.run { shelf in
        try shelf.zip(of: id, version: version, digest: digest)
      }
      return try FileAnswer(
        file: zip, tag: tag, mediaType: "application/zip", name: "\(id)-v\(version).zip",
        caching: caching
      ).response(to: conditions)
    }
  }

  private func file(_ path: String, _ id: String, _ request: Request) async throws -> Response {
    let wanted = try version(request)
    let repository = desk.repository
    let conditions = Conditions(request.headers)
    return try await onDisk {
      switch try find(id, wanted) {
      case .withdrawn(let tombstone): return .withdrawn(tombstone)
      case .version(let version, let isNamed):
        let folder = repository.bagFolder(of: id, version: version)
        guard let listed = try Bag.payloadFile(path, of: folder) else {
          throw ServerProblem.unknownFile(path, of: id, version)
        }
        return try FileAnswer(
          file: StoredFile("data/" + listed.path, below: folder),
          tag: EntityTag(strong: listed.digest), mediaType: listed.mediaType,
          name: String(listed.path.split(separator: "/").last ?? ""),
          caching: isNamed ? .whileThere : .always
        ).response(to: conditions)
      }
    }
  }

  /// The `version` parameter; nil for the newest.
  private func version(_ request: Request) throws(ServerProblem) -> Int? {
    var reading = ParameterReading(try URLParameters(request.uri.query))
    let version = reading.number("version")
    try reading.finishStrictly()
    return version
  }

  /// Looks at the collection, which is the truth: the tombstone first, then the versions.
  private func find(_ id: String, _ wanted: Int?) throws -> Found {
    guard Slug.isValid(id) else { throw SearchError.unknownExemplar(id: id, nearest: []) }
    if let tombstone = try desk.repository.tombstone(of: id) {
      return .withdrawn(try Tombstone(tombstone, of: id).document)
    }
    let versions = try desk.repository.versions(of: id)
    guard let newest = versions.last else {
      throw SearchError.unknownExemplar(id: id, nearest: [])
    }
    guard let wanted else { return .version(newest, isNamed: false) }
    guard versions.contains(wanted) else {
      throw ServerProblem.unknownVersion(wanted, of: id, among: versions)
    }
    return .version(wanted, isNamed: true)
  }

  /// Work that waits for a disk, away from the event loops.
  private func onDisk<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await NIOThreadPool.singleton.runIfActive(work)
  }
}

extension ServerProblem {
  fileprivate static func unknownVersion(
    _ version: Int, of id: String, among versions: [Int]
  ) -> ServerProblem {
    ServerProblem(
      .notFound, RepositoryError.Code.unknownExemplar.rawValue, "There is no such exemplar",
      "“\(id)” has no version \(version). It has: \(versions.map(String.init).joined(separator: ", "))."
    )
  }

  fileprivate static func unknownFile(
    _ path: String, of id: String, _ version: Int
  ) -> ServerProblem {
    ServerProblem(
      .notFound, "unknown-file", "There is no such file",
      "“\(path)” is not a file of version \(version) of “\(id)”. Its files stand under “files” at: \(QuestionAddress("exemplars", id).path)"
    )
  }
}
