internal import ExemplarCuration
internal import ExemplarPresentation
internal import Hummingbird

/// Which submissions are wanted, and which of them on one page.
struct QueueWish: Sendable {
  private let states: Set<SubmissionState>?
  private let waitingFor: SubmissionState.Party?
  private let isMine: Bool
  private let exemplar: String?
  /// From 1; all are on the first one where no size was named.
  let number: Int
  let size: Int?
  /// As they were asked, but for the page.
  private let parameters: [QuestionAddress.Parameter]

  /// Reads an address.
  init(_ request: Request) throws {
    let parameters = try AddressParameters(
      request, known: ["state", "waiting_for", "mine", "exemplar", "page", "per_page"])
    let states = try parameters.all("state", most: SubmissionState.allCases.count).map {
      try AddressParameters.word($0, of: "state", as: SubmissionState.self)
    }
    self.states = states.isEmpty ? nil : Set(states)
    waitingFor = try parameters.one("waiting_for").map {
      try AddressParameters.word($0, of: "waiting_for", as: SubmissionState.Party.self)
    }
    isMine = try parameters.flag("mine")
    exemplar = try parameters.one("exemplar")?.lowercased()
    size = try parameters.number("per_page", in: 1...1000)
    number = try parameters.number("page", in: 1...1_000_000) ?? 1
    self.parameters = try URLParameters(request.uri.query).list.filter { $0.name != "page" }
    guard number == 1 || size != nil else {
      throw AddressParameters.invalid("page", "A page needs a size: add per_page.")
    }
  }

  func filter(for actor: Actor) -> SubmissionFilter {
    SubmissionFilter(
      states: states, waitingFor: waitingFor, actor: isMine ? actor.name : nil, exemplar: exemplar)
  }

  func page(of all: [Submission]) -> ArraySlice<Submission> {
    guard let size else { return all[...] }
    return all.dropFirst((number - 1) * size).prefix(size)
  }

  /// The other pages, as RFC 8288 names them; nil where all is on one.
  func links(total: Int) -> String? {
    guard let size else { return nil }
    let last = max((total + size - 1) / size, 1)
    let pages = [("first", 1), ("prev", number - 1), ("next", number + 1), ("last", last)]
      .filter { $0.0 == "first" || $0.0 == "last" || (1...last).contains($0.1) }
    return pages.map { "<\(address(of: $1))>; rel=\"\($0)\"" }.joined(separator: ", ")
  }

  private func address(of page: Int) -> String {
    var address = QuestionAddress("submissions")
    address.parameters = parameters
    address.parameters.append(.init("page", String(page)))
    return address.text
  }
}
