internal import ExemplarPresentation
internal import ExemplarReading

extension ServerOptions {
  /// The server that is to be asked; nil for the repository here.
  ///
  /// `--repository` on the command line comes before a server that the environment names.
  func desk(_ common: CommonOptions, _ console: Console) throws -> FarDesk? {
    if server != nil, common.repository != nil {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "Two options exclude each other",
          detail: "--server asks a server and --repository a folder here. Leave one of them out."))
    }
    return try common.repository == nil ? desk(console) : nil
  }

  /// The server that is to be asked, whatever else is here.
  func desk(_ console: Console) throws -> FarDesk? {
    let named = server ?? Environment.value("EXEMPLAR_SERVER").flatMap { $0.isEmpty ? nil : $0 }
    return try named.map { try FarDesk($0, authorities: caFile, console) }
  }
}
