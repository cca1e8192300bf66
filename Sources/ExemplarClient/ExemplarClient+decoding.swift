internal import ExemplarPresentation

extension ExemplarClient {
  /// Reads an answer, or says why there is none.
  func decode<Answer: Decodable>(
    _ type: Answer.Type, from reply: Reply, to message: Message
  ) throws(ClientError) -> Answer {
    let isAnswer = (200..<300).contains(reply.status) || reply.status == 410
    if isAnswer, reply.type == "application/json" {
      if reply.status == 410, type != ExemplarAnswer.self {
        throw .withdrawn(try answer(ExemplarAnswer.self, reply.text))
      }
      return try answer(type, reply.text)
    }
    if reply.status >= 400, reply.type == "application/problem+json" {
      throw try refusal(reply, message)
    }
    if [502, 503, 504].contains(reply.status) { throw .network(fault(.gateway(reply.status))) }
    throw .answer(AnswerFault(kind: .type(reply.type, status: reply.status), server: address))
  }

  private func answer<Answer: Decodable>(
    _ type: Answer.Type, _ text: String
  ) throws(ClientError) -> Answer {
    do { return try AnswerJSON.decode(type, from: text) } catch {
      throw .answer(AnswerFault(kind: Self.kind(of: error), server: address))
    }
  }

  /// A form of another release is told apart from what is no answer at all.
  private static func kind(of error: any Error) -> AnswerFault.Kind {
    guard let error = error as? DecodingError else { return .unreadable("\(error)") }
    switch error {
    case .dataCorrupted(let context) where context.codingPath.last?.stringValue == "schema":
      return .schema(context.debugDescription)
    case .keyNotFound(let key, _): return .unreadable("“\(key.stringValue)” is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let place = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      return .unreadable("“\(place.joined(separator: "."))” is not as it should be")
    default: return .unreadable("it is no JSON")
    }
  }

  private func refusal(_ reply: Reply, _ message: Message) throws(ClientError) -> ClientError {
    var problem = try answer(Problem.self, reply.text)
    problem.status = nil
    return .refused(
      Refusal(
        status: reply.status, server: address, problem: problem, document: reply.text,
        hadToken: message.token != nil))
  }

  func fault(_ kind: NetworkFault.Kind, waited: Duration? = nil) -> NetworkFault {
    NetworkFault(kind, address, proxy: proxy, waited: waited)
  }
}
