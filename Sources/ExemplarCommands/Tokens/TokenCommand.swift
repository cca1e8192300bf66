internal import ArgumentParser

/// `exemplar token`: who may act through the endpoint.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Let programs act through the endpoint, and stop them.",
    discussion: """
      A token is for one person or one program, in the roles that it needs and no other. Everybody reads without one.
        exemplar token create "Ana Ruiz" --role facilitator --expires 365d
        exemplar token list
        exemplar token revoke k5cmq7zax2pd
      """,
    subcommands: [CreateTokenCommand.self, ListTokensCommand.self, RevokeTokenCommand.self])
}
