extension ServerSettings {
  /// True where only programs of this machine can ask.
  public var isLocal: Bool {
    socket != nil || address == "localhost" || address == "::1" || address.hasPrefix("127.")
  }

  /// The web address it listens at, once the port is known; `unix:` and a path for a socket.
  public func location(port: Int?) -> String {
    if let socket { return "unix:\(socket)" }
    let host = address.contains(":") ? "[\(address)]" : address
    return "\(tls == nil ? "http" : "https")://\(host):\(port ?? self.port)"
  }
}
