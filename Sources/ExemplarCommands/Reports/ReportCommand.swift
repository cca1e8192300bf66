internal import ArgumentParser

/// `exemplar report`: what the collection's use says.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report what is sought and not found.",
    discussion: "  exemplar report searches --since 2026-09-01",
    subcommands: [SearchesReportCommand.self])
}
