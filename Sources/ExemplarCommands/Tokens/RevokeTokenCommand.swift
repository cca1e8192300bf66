internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar token revoke`: the end of a token.
struct RevokeTokenCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a token at once: an administrator's act.")

  @Argument(help: "The token's id, as the list shows it.")
  var id: String
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let token = try desk.curation.revokeToken(id, by: desk.actor)
    if common.json {
      return console.answer(
        try AnswerJSON.text(TokenAnswer(TokenDocument(token, at: Date()))))
    }
    let name = TerminalText.safe(token.name)
    let when = token.revoked.map { ReaderLocale.current.moment($0) } ?? ""
    console.answer(
      "Token \(token.id), “\(name)”, is revoked (\(when)). It opens nothing any more.\n")
  }
}
