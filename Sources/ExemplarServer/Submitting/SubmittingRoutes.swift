internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix

/// What is not public yet: submissions come in, are looked at and moved, by bearers of a token.
struct SubmittingRoutes {
  let desk: ServerDesk
  private let sight = SubmissionSight()
  /// How many bags each token brings; the id of a token is no secret.
  private let uploads: RateTable<String>

  init(_ desk: ServerDesk) {
    self.desk = desk
    let number = desk.settings.uploadsPerMinute
    uploads = RateTable(perSecond: Double(number) / 60, burst: number)
  }

  var endpoints: [Endpoint] {
    [
      route(.post, "/submissions", "submit", body: .bag, submit),
      route(.get, "/submissions", "listSubmissions", list),
      route(.get, "/submissions/{n}", "getSubmission") {
        try await look($0, $1) { try $0.show($1) }
      },
      route(.get, "/submissions/{n}/diff", "getSubmissionDifference") {
        try await look($0, $1) { try $0.difference($1) }
      },
      route(.get, "/submissions/{n}/log", "getSubmissionLog") {
        try await look($0, $1) { try $0.log($1) }
      },
      route(.get, "/submissions/{n}/findings", "getSubmissionFindings") {
        try await look($0, $1) { try $0.findings($1) }
      },
      route(.get, "/submissions/{n}/bag", "getSubmissionBag", bag),
      route(.post, "/exemplars/{id}/withdraw", "withdrawExemplar", body: .json, withdraw),
    ] + Self.moves.map(moving)
  }

  /// The moves of a submission that are asked for by name.
  private static let moves: [Move] = [
    .claim, .release, .giveBack, .approve, .reopen, .decline, .cancel, .publish,
  ]

  private func moving(_ move: Move) -> Endpoint {
    let name = move.rawValue
    return route(.post, "/submissions/{n}/\(name)", "\(name)Submission", body: .json) {
      request, context in
      let number = try number(context)
      let body = try await body(request, context, for: move)
      return try await once(request, context, [body.bytes]) { curation, actor in
        try sight.require(actor, try curation.submission(number), at: curation)
        return try MoveDesk(curation: curation, actor: actor).make(move, number, body.read)
      }.response()
    }
  }

  // MARK: What every route has

  private typealias Answer = @Sendable (Request, ServerContext) async throws -> Response

  /// A row for bearers; nothing of it is kept by anybody in between.
  private func route(
    _ method: HTTPRequest.Method, _ path: String, _ name: String, body: Endpoint.Body = .none,
    _ answer: @escaping Answer
  ) -> Endpoint {
    let check = BearerCheck(office: desk.office)
    return Endpoint(method, "/api/v1" + path, name, access: .bearer, body: body) {
      request, context in
      do {
        var context = context
        context.actor = try await check.actor(of: request)
        return try await answer(request, context)
      } catch {
        throw Self.privately(error, request, context)
      }
    }
  }

  private static func privately(
    _ error: any Error, _ request: Request, _ context: ServerContext
  ) -> any Error {
    var problem: ServerProblem
    switch error {
    case is WorkerPool<Curation>.Refusal: problem = .busy
    default:
      guard let known = ServerProblem(anything: error) else { return error }
      problem = known
    }
    problem.headers[.cacheControl] = "no-store"
    if let cause = problem.cause {
      context.logger.error("\(context.endpoint?.name ?? "A request") failed: \(cause)")
    }
    return problem
  }

  private func actor(_ context: ServerContext) throws -> Actor {
    guard let actor = context.actor else { throw CancellationError() }
    return actor
  }

  /// The number in the path.
  private func number(_ context: ServerContext) throws -> Int {
    let text = context.parameters.get("n") ?? ""
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 15,
      let number = Int(text)
    else {
      throw CurationError(
        .unknownSubmission, "There is no such submission: a submission has a number, such as 12.")
    }
    return number
  }

  private func body(
    _ request: Request, _ context: ServerContext, for move: Move
  ) async throws -> (bytes: [UInt8], read: MoveBody) {
    _ = try AddressParameters(request, known: [])
    let bytes = try await JSONBodyReading(
      request: request, limit: desk.settings.jsonBytes, channel: context.channel
    ).bytes()
    return (bytes, try MoveBody(bytes, allowing: MoveDesk.members(of: move)))
  }

  /// Does something once for each key of the actor.
  private func once(
    _ request: Request, _ context: ServerContext, _ pieces: [[UInt8]],
    _ work: @escaping @Sendable (Curation, Actor) throws -> OfficeAnswer
  ) async throws -> OfficeAnswer {
    let actor = try actor(context)
    let key = try IdempotencyKey(of: request.headers)
    let digest = key.map { _ in IdempotencyKey.digest(of: request, carrying: pieces) } ?? ""
    return try await desk.office.run { curation in
      try OfficeAnswer.once(key, by: actor, request: digest, at: curation) {
        try work(curation, actor)
      }
    }
  }

  // MARK: Submitting

  /// Bytes of an archive beside its files: names, manifests, directories.
  private static let archiveBytes = 16 << 20

  private func submit(_ request: Request, _ context: ServerContext) async throws -> Response {
    let actor = try actor(context)
    _ = try IdempotencyKey(of: request.headers)
    let now = NIODeadline.now().uptimeNanoseconds
    if let wait = uploads.take(actor.token ?? actor.name, at: now) {
      throw ServerProblem.tooManyUploads(wait: wait)
    }
    let bundle = try await desk.office.run { curation in
      try curation.requireFacilitator(actor)
      return curation.limits.bundleBytes
    }
    let upload = try await BagReceiving(
      request: request, repository: desk.repository,
      limit: desk.settings.bodyBytes ?? bundle + Self.archiveBytes, channel: context.channel
    ).receive()
    let form = upload.form
    let pieces = [upload.digest, Array((form.message ?? "").utf8), [form.replacing ? 1 : 0]]
    let answer = try await once(request, context, pieces) { curation, actor in
      do {
        let receipt = try curation.submit(
          upload.file.path, named: form.name, by: actor, message: form.message,
          replacing: form.replacing)
        return try OfficeAnswer(receipt, at: curation)
      } catch let error as CurationError {
        throw ServerProblem(submitting: error)
      }
    }
    var response = try answer.response()
    response.headers[.location] = try answer.location()
    return response
  }

  // MARK: Looking

  private func list(_ request: Request, _ context: ServerContext) async throws -> Response {
    let wish = try QueueWish(request)
    let actor = try actor(context)
    let (answer, total) = try await desk.office.run { curation in
      try SubmissionDesk(curation: curation, actor: actor, sight: sight).list(wish)
    }
    var response = try answer.response()
    if let links = wish.links(total: total) { setLink(links, &response) }
    return response
  }

  private func setLink(_ links: String, _ response: inout Response) {
    if let name = HTTPField.Name("Link") { response.headers[name] = links }
  }

  private func look(
    _ request: Request, _ context: ServerContext,
    _ work: @escaping @Sendable (SubmissionDesk, Int) throws -> OfficeAnswer
  ) async throws -> Response {
    _ = try AddressParameters(request, known: [])
    let (actor, number) = (try actor(context), try number(context))
    return try await desk.office.run { curation in
      try work(SubmissionDesk(curation: curation, actor: actor, sight: sight), number)
    }.response()
  }

  private func bag(_ request: Request, _ context: ServerContext) async throws -> Response {
    _ = try AddressParameters(request, known: [])
    let (actor, number) = (try actor(context), try number(context))
    let dossier = try await desk.office.run { curation in
      try SubmissionDesk(curation: curation, actor: actor, sight: sight).dossier(number)
    }
    guard let bag = dossier.newest else {
      throw CurationError(.erased, "The bag of submission \(number) was erased; its log remains.")
    }
    let name = "\(dossier.submission.exemplar)-round-\(dossier.submission.round)"
    let archive = try await NIOThreadPool.singleton.runIfActive { [desk] in
      try RoundArchive.file(of: bag, named: name, in: desk.repository)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/zip", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name).zip\"",
      ], body: .init(archive, 0..<archive.size))
  }

  // MARK: Withdrawing

  private func withdraw(_ request: Request, _ context: ServerContext) async throws -> Response {
    let id = (context.parameters.get("id") ?? "").lowercased()
    guard Slug.isValid(id) else {
      throw CurationError(.unknownExemplar, "There is no such exemplar: this is not an id.")
    }
    let body = try await body(request, context, for: .withdraw)
    return try await once(request, context, [body.bytes]) { [desk] curation, actor in
      try MoveDesk(curation: curation, actor: actor)
        .withdraw(id, body.read, in: desk.repository)
    }.response()
  }
}
