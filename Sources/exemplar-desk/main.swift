import ExemplarCommands

// What `exemplar` hands over to. The work is in ExemplarCommands.
DeskProgram.main(Array(CommandLine.arguments.dropFirst()))
