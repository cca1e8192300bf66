import ExemplarReading

// What `tools/judge` runs. The measuring is in ExemplarJudging.
JudgeCommand.mainToTheEnd(Array(CommandLine.arguments.dropFirst()))
