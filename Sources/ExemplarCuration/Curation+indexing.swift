internal import ExemplarIndexing
internal import GRDB

extension Curation {
  /// Makes published lessons findable; gives what went wrong, which undoes nothing.
  func bringIndexUp(to ids: [String]) -> String? {
    indexed { _ = try Indexer(repository).bringUpToDate() }
  }

  /// Brings the index up to an announced act that is done; only then is a withdrawal that erases over.
  func settleIndex(after event: Event) -> String? {
    guard event.kind == .withdrawing, event.reason?.code.erasesContent == true else {
      return bringIndexUp(to: [event.exemplar])
    }
    let problem = indexed { _ = try Indexer(repository).rebuild() }
    if problem != nil { return problem }
    do throws(CurationError) {
      try store.write { try Pending(event: event).remove(in: $0) }
      try store.emptyLog()
      return nil
    } catch {
      return error.message
    }
  }

  private func indexed(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch let error as IndexError {
      return error.description
    } catch {
      return "\(error)"
    }
  }
}
