internal import ArgumentParser
internal import ExemplarCatalog

/// The flags of `exemplar serve`; without one, the variable, the file and the default decide, in this order.
struct ServeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("An address of this machine; default 127.0.0.1.", valueName: "address"))
  var address: String?
  @Option(help: ArgumentHelp("The port, 0 for any free one; default 8080.", valueName: "port"))
  var port: String?
  @Option(
    help: ArgumentHelp("A socket in the file system, in place of a port.", valueName: "path"),
    completion: .file())
  var socket: String?
  @Option(
    help: ArgumentHelp("Certificates in PEM: connections are secret.", valueName: "file"),
    completion: .file())
  var tlsCertificate: String?
  @Option(
    help: ArgumentHelp("The certificate’s private key in PEM.", valueName: "file"),
    completion: .file())
  var tlsKey: String?
  @Option(help: ArgumentHelp("The web address people know the server by.", valueName: "url"))
  var publicURL: String?

  @Option(
    help: ArgumentHelp("Threads that search; default 0, one a core.", valueName: "count"))
  var readers: String?
  @Option(
    help: ArgumentHelp("Requests that may wait for a thread; default 256.", valueName: "count"))
  var waiting: String?
  @Option(help: ArgumentHelp("Requests at one time; default 512.", valueName: "count"))
  var requestsAtOnce: String?
  @Option(help: ArgumentHelp("Open connections; default 4096.", valueName: "count"))
  var connections: String?

  @Option(help: ArgumentHelp("Until a request is answered; default 30s.", valueName: "time"))
  var requestTime: String?
  @Option(help: ArgumentHelp("Until all headers are there; default 10s.", valueName: "time"))
  var headerTime: String?
  @Option(help: ArgumentHelp("How long a connection may idle; default 60s.", valueName: "time"))
  var idleTime: String?
  @Option(help: ArgumentHelp("How long a body may pause; default 20s.", valueName: "time"))
  var bodyTime: String?
  @Option(
    help: ArgumentHelp("Bytes a second a body must bring; default 1024.", valueName: "bytes"))
  var minimumBodyRate: String?
  @Option(
    help: ArgumentHelp("How long what runs may go on at the end; default 20s.", valueName: "time"))
  var stopTime: String?

  @Option(help: ArgumentHelp("Request line and headers; default 16K.", valueName: "bytes"))
  var headerBytes: String?
  @Option(
    help: ArgumentHelp(
      "An uploaded bag; default: what limits of index/repository.yaml allow.", valueName: "bytes"))
  var bodyBytes: String?
  @Option(help: ArgumentHelp("A body of JSON; default 64K.", valueName: "bytes"))
  var jsonBytes: String?

  @Option(
    help: ArgumentHelp(
      "Requests of one client a second, 0 for any number; default 50.", valueName: "count"))
  var rate: String?
  @Option(help: ArgumentHelp("Requests of one client in one go; default 100.", valueName: "count"))
  var rateBurst: String?
  @Option(
    help: ArgumentHelp(
      "Bags of one token a minute, 0 for any number; default 30.", valueName: "count"))
  var uploadsPerMinute: String?
  @Option(
    help: ArgumentHelp(
      "Proxies in front that write X-Forwarded-For; default 0.", valueName: "count"))
  var trustedHops: String?

  @Option(
    help: ArgumentHelp(
      "Origins whose pages may read the answers, with commas between; * for all.",
      valueName: "origins"))
  var cors: String?
  @Flag(inversion: .prefixedNo, help: "Compress answers for clients that ask for it; default yes.")
  var compress: Bool?
  @Option(help: ArgumentHelp("Lines of the log as text or json; default text.", valueName: "form"))
  var log: String?
  @Option(
    help: ArgumentHelp("The least severity that is logged; default info.", valueName: "level"))
  var logLevel: String?

  @Flag(inversion: .prefixedNo, help: "Bring the index up to the collection; default yes.")
  var index: Bool?
  @Option(
    help: ArgumentHelp("The least time between two times of that; default 10s.", valueName: "time"))
  var indexPause: String?
  @Flag(
    inversion: .prefixedNo,
    help: "Publish approved submissions when their day has come; default yes.")
  var publishDue: Bool?
  @Flag(
    inversion: .prefixedNo,
    help: "Note what is sought, without persons, for report searches; default yes.")
  var searchLog: Bool?

  /// What was typed, by its setting.
  var given: [ServerSetting: String] {
    let texts: [ServerSetting: String?] = [
      .address: address, .port: port, .socket: socket, .certificate: tlsCertificate,
      .key: tlsKey, .publicURL: publicURL, .readers: readers, .waiting: waiting,
      .requestsAtOnce: requestsAtOnce, .connections: connections, .requestTime: requestTime,
      .headerTime: headerTime, .idleTime: idleTime, .bodyTime: bodyTime,
      .minimumBodyRate: minimumBodyRate, .stopTime: stopTime, .headerBytes: headerBytes,
      .bodyBytes: bodyBytes, .jsonBytes: jsonBytes, .rate: rate, .rateBurst: rateBurst,
      .uploadsPerMinute: uploadsPerMinute, .trustedHops: trustedHops, .cors: cors, .log: log,
      .logLevel: logLevel, .indexPause: indexPause,
    ]
    let flags: [ServerSetting: Bool?] = [
      .compress: compress, .index: index, .publishDue: publishDue,
      .searchLog: searchLog,
    ]
    return texts.compactMapValues { $0 }
      .merging(flags.compactMapValues { $0.map { $0 ? "yes" : "no" } }) { first, _ in first }
  }
}
