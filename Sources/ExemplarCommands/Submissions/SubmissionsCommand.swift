internal import ArgumentParser

/// `exemplar submissions`: the curator's desk.
struct SubmissionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submissions", abstract: "Review what was submitted, and publish it.",
    discussion: """
      See what waits, take one, read it, decide:
        exemplar submissions list --waiting-for curator
        exemplar submissions claim 12
        exemplar submissions show 12
        exemplar submissions return 12 --reason metadata --notes "Nearly there." --on grades="Which ones?"
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Reading",
        subcommands: [
          ListSubmissionsCommand.self, ShowSubmissionCommand.self, DiffSubmissionCommand.self,
          LogSubmissionCommand.self, FeedCommand.self,
        ]),
      CommandGroup(
        name: "Acting",
        subcommands: [
          ClaimCommand.self, ReleaseCommand.self, ReturnCommand.self, ApproveCommand.self,
          ReopenCommand.self, DeclineCommand.self, CancelCommand.self, PublishCommand.self,
        ]),
    ], defaultSubcommand: ListSubmissionsCommand.self)
}
