internal import Foundation
internal import NIOCore

extension SettingFault {
  /// What a failure to listen means; nil for another failure.
  init?(listening error: any Error, _ settings: ServerSettings) {
    switch error {
    case let fault as SettingFault: self = fault
    case let error as IOError: self.init(number: error.errnoCode, settings)
    case is SocketAddressError, is SocketAddressError.UnknownHost:
      if let socket = settings.socket {
        self.init(
          place: "socket",
          detail: "“\(socket)” cannot be a socket: the path is longer than 103 bytes.")
      } else {
        self.init(
          place: "address", detail: "“\(settings.address)” is not an address of this machine.")
      }
    default: return nil
    }
  }

  private init?(number: CInt, _ settings: ServerSettings) {
    if let socket = settings.socket {
      self.init(
        place: "socket",
        detail: "“\(socket)” cannot be listened at: \(String(cString: strerror(number))).")
      return
    }
    switch number {
    case EADDRINUSE:
      self.init(
        place: "port",
        detail:
          "Port \(settings.port) of \(settings.address) is taken by another program. Stop that, or name another port: --port 0 takes any free one."
      )
    case EADDRNOTAVAIL, EAFNOSUPPORT:
      self.init(
        place: "address",
        detail:
          "“\(settings.address)” is not an address of this machine. 127.0.0.1 is, and 0.0.0.0 stands for all."
      )
    case EACCES, EPERM:
      self.init(
        place: "port",
        detail: "This user may not listen at port \(settings.port). Name one from 1024 upward.")
    default: return nil
    }
  }
}
