extension NetworkFault {
  /// Stable, for programs: `network-refused`.
  public var code: String {
    switch kind {
    case .unknownName: "network-name"
    case .refused: "network-refused"
    case .unreachable: "network-unreachable"
    case .noConnection, .noAnswer: "network-timeout"
    case .lost: "network-lost"
    case .certificate: "network-certificate"
    case .encryption: "network-encryption"
    case .proxy: "network-proxy"
    case .gateway: "network-gateway"
    case .redirect: "network-redirect"
    case .other: "network-other"
    }
  }

  /// What kind of trouble it is.
  public var title: String {
    switch kind {
    case .certificate: "The server’s certificate is not trusted"
    case .redirect: "The server has moved"
    default: "The network failed"
    }
  }
}

extension NetworkFault: CustomStringConvertible {
  /// What failed, that it was not the question, and what to do.
  public var description: String {
    switch kind {
    case .redirect, .certificate: "\(what) \(advice)"
    default: "\(what) The network failed, not what was asked. \(advice)"
    }
  }

  /// What failed, in a sentence.
  var what: String {
    switch kind {
    case .unknownName: "No host “\(way)” is known here."
    case .refused: "Nothing listens at \(way)."
    case .unreachable: "There is no way to \(way) from here."
    case .noConnection: "No connection to \(way) stood\(time)."
    case .noAnswer: "\(server.text) did not answer\(time)."
    case .lost: "The connection to \(server.text) ended in the middle."
    case .certificate(let fault): what(fault)
    case .encryption(let reason):
      "The connection to \(server.text) could not be protected: \(reason)."
    case .proxy(let reason): "The proxy \(proxy?.description ?? "") \(reason)."
    case .gateway(let status):
      "\(server.text) answered with status \(status): something before the server could not reach it."
    case .redirect(let target): "\(server.text) sends on to \(target), which is not followed."
    case .other(let words): "\(server.text) could not be asked: \(words)."
    }
  }

  private func what(_ fault: CertificateFault) -> String {
    switch fault {
    case .expired(let day): "The certificate of \(server.text) ended on \(day)."
    case .notYetValid(let day): "The certificate of \(server.text) begins on \(day) only."
    case .otherName: "The certificate of \(server.text) is for another name than “\(server.host)”."
    case .untrusted:
      "No authority that is trusted here vouches for the certificate of \(server.text)."
    }
  }

  private var advice: String {
    switch kind {
    case .unknownName: "Look at its spelling, and at your connection."
    case .refused: "Look whether the server runs, and at the port."
    case .unreachable: "Look at your connection."
    case .noConnection, .noAnswer, .lost, .gateway, .other: "Try again in a while."
    case .encryption: "Look whether the server takes https:// at this port."
    case .proxy:
      "Look at https_proxy, http_proxy and all_proxy; no_proxy names hosts that are asked directly."
    case .redirect: "If that is the server, name it with --server."
    case .certificate(.expired): "Nothing was sent. Tell whoever keeps the server."
    case .certificate(.notYetValid):
      "Nothing was sent. Look at this machine’s clock, or tell whoever keeps the server."
    case .certificate(.otherName):
      "Nothing was sent. Use the name that the certificate has, or tell whoever keeps the server."
    case .certificate(.untrusted):
      "Nothing was sent. If the district has an authority of its own, name its file with --ca-file."
    }
  }

  /// Where the connection was to go.
  private var way: String {
    if let proxy { return "\(proxy) (the proxy)" }
    return kind == .unknownName ? server.host : server.text
  }

  private var time: String {
    guard let waited else { return " in time" }
    let seconds = waited.components.seconds
    return seconds < 1 ? " in time" : " within \(seconds == 1 ? "a second" : "\(seconds) seconds")"
  }
}
