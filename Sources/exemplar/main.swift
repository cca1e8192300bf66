import ExemplarReading

// What people type. The work is in ExemplarReading, and in exemplar-desk beside this program.
ReadingProgram.main(Array(CommandLine.arguments.dropFirst()))
