internal import ExemplarCatalog
internal import ExemplarLanguage
internal import ExemplarSearch
internal import ExemplarServer
internal import Logging

/// The first lines of the log: where the server listens, what it has, what to do next, and what to mind.
struct ServeGreeting {
  let settings: ServerSettings
  let repository: Repository
  let logger: Logger
  /// True where somebody could send something in.
  let hasTokens: Bool

  init(
    _ settings: ServerSettings, _ repository: Repository, _ logger: Logger, hasTokens: Bool
  ) {
    self.settings = settings
    self.repository = repository
    self.logger = logger
    self.hasTokens = hasTokens
  }

  /// Tells them.
  func tell(port: Int?) {
    let place = settings.location(port: port)
    logger.info("Listening on \(place) (\(stock())). Ask: \(question(place))")
    guard !settings.isLocal else { return }
    if !hasTokens {
      logger.warning(
        "Nobody can send anything in: there is no token. Make one with: exemplar token create NAME --role facilitator"
      )
    }
    if settings.tls == nil {
      logger.warning(
        "Connections are not secret: others on the network can read tokens. Put a proxy with a certificate in front, or give --tls-certificate and --tls-key"
      )
    }
  }

  private func stock() -> String {
    do {
      let count = try IndexReader(IndexFolder(repository: repository.root)).exemplarCount()
      return count == 1 ? "1 exemplar" : "\(count) exemplars"
    } catch {
      // What is wrong with it, /readyz says, and mends.
      return "no index yet"
    }
  }

  private func question(_ place: String) -> String {
    if let socket = settings.socket {
      return "curl --unix-socket \(socket) http://localhost/readyz"
    }
    return "curl \(place.replacing("//0.0.0.0", with: "//127.0.0.1"))/readyz"
  }
}
