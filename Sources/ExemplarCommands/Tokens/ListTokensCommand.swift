internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar token list`: who may act through the endpoint.
struct ListTokensCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tokens, oldest first: an administrator's act.",
    discussion: "Also those that were revoked or have ended. No secret is shown: nobody has one.")

  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let now = Date()
    let tokens = try desk.curation.tokens(by: desk.actor).map { TokenDocument($0, at: now) }
    if common.json { return console.answer(try AnswerJSON.text(TokensAnswer(tokens))) }
    console.answer(TokenPrinter(console.terminal).text(tokens), mayPage: true)
  }
}
