internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Finds out why a certificate was not trusted: the engine says only that it was not.
///
/// It connects once more, looks at the days on the certificate and goes away. Nothing is sent.
struct CertificateExamination {
  let server: ServerAddress
  let configuration: TLSConfiguration

  /// What is wrong with the certificate that the server shows.
  func fault() async -> CertificateFault {
    guard let days = await days() else { return .untrusted }
    let now = Date()
    if days.end < now { return .expired(day(days.end)) }
    if days.begin > now { return .notYetValid(day(days.begin)) }
    return .untrusted
  }

  private struct Days {
    let begin: Date
    let end: Date

    init(_ certificate: NIOSSLCertificate) {
      begin = Date(timeIntervalSince1970: Double(certificate.notValidBefore))
      end = Date(timeIntervalSince1970: Double(certificate.notValidAfter))
    }
  }

  private func day(_ date: Date) -> String { String(date.formatted(.iso8601).prefix(10)) }

  /// Nil where no certificate could be seen: the first refusal then says all that is known.
  private func days() async -> Days? {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let shown = loop.makePromise(of: Days?.self)
    let deadline = loop.scheduleTask(in: .seconds(5)) { shown.succeed(nil) }
    let bootstrap = ClientBootstrap(group: loop).connectTimeout(.seconds(5))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let context = try NIOSSLContext(configuration: configuration)
          try channel.pipeline.syncOperations.addHandler(
            NIOSSLClientHandler(
              context: context, serverHostname: name,
              customVerificationCallback: { chain, verdict in
                shown.succeed(chain.first.map(Days.init))
                verdict.succeed(NIOSSLVerificationResult.failed)
              }))
        }
      }
    let channel = bootstrap.connect(host: server.host, port: server.port)
    channel.whenFailure { _ in shown.succeed(nil) }
    channel.whenSuccess { channel in
      channel.closeFuture.whenComplete { _ in shown.succeed(nil) }
    }
    defer {
      deadline.cancel()
      channel.whenSuccess { $0.close(mode: .all, promise: nil) }
    }
    do { return try await shown.futureResult.get() } catch { return nil }
  }

  /// A number is no name that a server could be asked for (RFC 6066, section 3).
  private var name: String? {
    do {
      _ = try SocketAddress(ipAddress: server.host, port: server.port)
      return nil
    } catch { return server.host }
  }
}
