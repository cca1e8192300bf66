internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

extension NetworkFault.Kind {
  /// Sorts what the layers below throw.
  init(_ error: any Error) {
    switch error {
    case let error as HTTPClientError: self.init(client: error)
    case let error as NIOConnectionError: self.init(connection: error)
    case let error as NIOSSLError: self.init(protection: error)
    case let error as NIOSSLExtraError:
      self =
        error == .failedToValidateHostname || error == .serverHostnameImpossibleToMatch
        ? .certificate(.otherName) : .encryption(String(describing: error))
    case let error as HTTPParserError where error == .invalidEOFState: self = .lost
    case let error as IOError: self.init(system: error)
    case let error as ChannelError: self.init(channel: error)
    case is BoringSSLError: self = .encryption("it ended before it began")
    case is CancellationError: self = .noAnswer
    default: self = .other(String(describing: error))
    }
  }

  private init(client error: HTTPClientError) {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
      self = .noConnection
    case .readTimeout, .writeTimeout, .deadlineExceeded, .cancelled: self = .noAnswer
    case .remoteConnectionClosed, .uncleanShutdown, .requestStreamCancelled: self = .lost
    case .proxyAuthenticationRequired: self = .proxy("asks for a name and a password")
    case .invalidProxyResponse: self = .proxy("refused to connect")
    case .socksHandshakeTimeout, .httpProxyHandshakeTimeout: self = .proxy("did not answer in time")
    default: self = .other(error.shortDescription)
    }
  }

  private init(connection error: NIOConnectionError) {
    let tried = error.connectionErrors.map { Self($0.error) }
    // Of several addresses of a host, one that could be reached and refused says most.
    let order: [Self] = [.refused, .noConnection, .unreachable]
    if let kind = order.first(where: tried.contains) ?? tried.first {
      self = kind
    } else {
      self = .unknownName
    }
  }

  private init(protection error: NIOSSLError) {
    switch error {
    case .handshakeFailed(let reason):
      let words = String(describing: reason)
      if words.contains("CERTIFICATE_VERIFY_FAILED") {
        self = .certificate(.untrusted)
      } else if words.contains("WRONG_VERSION_NUMBER") || words.contains("HTTP_REQUEST") {
        self = .encryption("what answers there does not speak TLS")
      } else {
        self = .encryption("the two sides did not agree on a form")
      }
    case .unableToValidateCertificate, .noCertificateToValidate: self = .certificate(.untrusted)
    case .uncleanShutdown: self = .lost
    default: self = .encryption(String(describing: error))
    }
  }

  private init(system error: IOError) {
    switch error.errnoCode {
    case ECONNREFUSED: self = .refused
    case ENETUNREACH, EHOSTUNREACH, ENETDOWN, EADDRNOTAVAIL: self = .unreachable
    case ETIMEDOUT: self = .noConnection
    case ECONNRESET, EPIPE, ECONNABORTED, ENOTCONN: self = .lost
    default: self = .other(String(cString: strerror(error.errnoCode)))
    }
  }

  private init(channel error: ChannelError) {
    switch error {
    case .connectTimeout: self = .noConnection
    case .eof, .ioOnClosedChannel, .alreadyClosed, .inputClosed, .outputClosed: self = .lost
    default: self = .other(String(describing: error))
    }
  }

  /// True where the same may go well a moment later.
  var isPassing: Bool {
    switch self {
    case .refused, .unreachable, .noConnection, .noAnswer, .lost, .gateway: true
    case .unknownName, .certificate, .encryption, .proxy, .redirect, .other: false
    }
  }
}
