internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar token create`: a new token, whose text is shown once.
struct CreateTokenCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a token: an administrator's act.",
    discussion: """
      Its text is shown once and kept nowhere; the repository knows a digest of it.
        exemplar token create Portal --role facilitator --expires 90d
        exemplar token create "Ana Ruiz" --role curator --expires 2027-06-30
      """)

  @Argument(
    help: ArgumentHelp("Whose it is; its acts are recorded under this name.", valueName: "name"))
  var name: String
  @Option(
    help: ArgumentHelp(
      "What its bearer may do: \(Role.words); may be repeated.", valueName: "role"),
    completion: .list(Role.allCases.map(\.rawValue)))
  var role: [String] = []
  @Option(
    help: ArgumentHelp(
      "A school that a facilitator may submit for; may be repeated. Without it, any.",
      valueName: "school"))
  var school: [String] = []
  @Option(
    help: ArgumentHelp(
      "Its last day, or how long it is good: 2027-06-30, 90d. Without it, until it is revoked.",
      valueName: "date|DAYSd"))
  var expires: String?
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let wanted = try wanted(at: desk)
    let created = try desk.curation.createToken(wanted, by: desk.actor)
    if common.json {
      let token = TokenDocument(created.token, at: Date())
      return console.answer(try AnswerJSON.text(TokenAnswer(token, secret: created.text)))
    }
    console.answer(TokenPrinter(console.terminal).text(created))
  }

  /// What was typed, or the end of the command with everything that is wrong with it.
  private func wanted(at desk: CurationDesk) throws -> NewToken {
    var typed = TokenWords(roles: role, expires: expires)
    let wanted = NewToken(
      name, roles: typed.readRoles(), schools: school, expires: typed.readEnd(from: Date()))
    typed.add(desk.curation.findings(on: wanted))
    if let problem = typed.problem { throw Stop.mistyped(problem) }
    return wanted
  }
}

extension Role {
  /// `facilitator, curator, administrator`
  static let words = allCases.map(\.rawValue).joined(separator: ", ")
}
