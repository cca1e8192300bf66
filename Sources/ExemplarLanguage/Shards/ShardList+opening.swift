public import Xapian

extension ShardList {
  /// Opens a shard's database.
  ///
  /// - Throws: `.notFound` for a folder without an index, `.network` for a server that does not answer in time.
  public func database(of number: Int, repository: String) throws(XapianError) -> Database {
    switch shards[number].place {
    case .server(let host, let port):
      return try Database(
        host: host, port: port, timeoutMilliseconds: answerTime,
        connectTimeoutMilliseconds: connectTime)
    case .folder:
      let folder = folder(of: number, repository: repository)
      guard let path = folder.currentDatabase() else {
        throw XapianError(
          status: .notFound, message: "There is no index at \(folder.path)",
          operation: "open a shard")
      }
      return try Database(path: path)
    }
  }

  /// Why a database cannot be searched as this shard, as what it does or holds; nil where it can.
  ///
  /// ```swift
  /// try list.fault(of: 2, database, configuration: digest)   // "holds part 3 of 3 and not of 4"
  /// ```
  public func fault(
    of number: Int, _ database: borrowing Database, configuration: String
  ) throws(XapianError) -> String? {
    let form = String(decoding: try database.metadata(IndexKey.format), as: UTF8.self)
    guard form == IndexKey.currentFormat else {
      return form.isEmpty
        ? "has no finished index"
        : "has the form “\(form)”, this program reads “\(IndexKey.currentFormat)”"
    }
    let stored = try database.metadata(IndexKey.shard)
    // What cannot be read is no part of this list either.
    let part = (try? ShardPart.read(stored: stored))??.part
    guard let part else { return "holds no part of a collection, but one of its own" }
    guard part == ShardPart(number: number, of: shards.count) else {
      return
        "holds part \(part.number + 1) of \(part.count) and not \(number + 1) of \(shards.count)"
    }
    let digest = String(decoding: try database.metadata(IndexKey.configuration), as: UTF8.self)
    return digest == configuration ? nil : "was built with other files under index/"
  }
}
