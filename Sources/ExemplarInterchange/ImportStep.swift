internal import ExemplarBundle
internal import ExemplarCatalog

/// What is to be done with one line.
struct ImportStep: Sendable {
  enum Decision: Sendable {
    case refuse([Diagnostic])
    case leave
    case publish(Publication)
  }

  var line: Int
  /// Empty where none could be read.
  var id: String
  /// What the line holds, where it could be read.
  var fingerprint: PayloadFingerprint?
  var decision: Decision

  /// Stages what is to be published; gives what stopped it, which concerns the whole import.
  func stage(in batch: PublishingBatch) -> BundleError? {
    guard case .publish(let publication) = decision else { return nil }
    do throws(BundleError) {
      try batch.stage(publication)
      return nil
    } catch {
      return error
    }
  }

  /// Adds what became of the line to a report; somebody else may have published the same content meanwhile.
  func settle(
    _ outcome: PublishingBatch.Outcome?, among repository: Repository,
    in report: inout ImportReport
  ) {
    switch decision {
    case .leave: report.unchanged += 1
    case .refuse(let findings):
      report.refused.append(.init(line: line, findings: findings))
    case .publish(let publication):
      switch outcome {
      case .published where publication.version == 1: report.imported += 1
      case .published: report.updated += 1
      case .withdrawn: refuse(ImportStep.withdrawn(id, line), in: &report)
      case .exists
      where repository.fingerprint(of: id, version: publication.version) == fingerprint:
        report.unchanged += 1
      case .exists, nil: refuse(ImportStep.exists(id, line), in: &report)
      }
    }
  }

  /// The version that became public by this line.
  func published(_ outcome: PublishingBatch.Outcome?) -> JSONLinesImport.Published? {
    guard case .publish(let publication) = decision, case .published(let digest) = outcome else {
      return nil
    }
    return .init(id: id, version: publication.version, digest: digest)
  }

  /// What to do with a line whose id an earlier line of the same batch is about to publish; nil: wait.
  func after(_ earlier: ImportStep, updates: Bool) -> ImportStep? {
    guard case .publish = decision else { return self }
    var step = self
    if fingerprint == earlier.fingerprint {
      step.decision = .leave
      return step
    }
    step.decision = .refuse([Self.exists(id, line)])
    return updates ? nil : step
  }

  private func refuse(_ finding: Diagnostic, in report: inout ImportReport) {
    report.refused.append(.init(line: line, findings: [finding]))
  }

  /// The id is taken by other content.
  static func exists(_ id: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      "exists", .error, line: line, key: "id", "“\(id)” is published with other content.",
      remedy: "Import with --update to publish a new version, or choose another id.")
  }

  /// The id belongs to a tombstone.
  static func withdrawn(_ id: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      "withdrawn", .error, line: line, key: "id", "“\(id)” was withdrawn.",
      remedy: "An administrator can lift the tombstone; another lesson needs another id.")
  }
}

extension JSONLinesImport {
  /// Decides about one line; only what is new or changed is checked against the rules.
  func step(_ line: LineReader.Line) -> ImportStep {
    let (read, findings) = ImportLine.read(line, limits: context.limits)
    func refuse(_ findings: [Diagnostic], _ id: String = "") -> ImportStep {
      ImportStep(
        line: line.number, id: id, decision: .refuse(findings.filter { $0.severity != .note }))
    }
    guard let read, findings.isEmpty else { return refuse(findings) }
    do throws(RepositoryError) {
      let last = try repository.versions(of: read.id).last ?? 0
      if repository.isWithdrawn(read.id) {
        return refuse([ImportStep.withdrawn(read.id, line.number)], read.id)
      }
      if last > 0, repository.fingerprint(of: read.id, version: last) == read.fingerprint {
        return ImportStep(line: line.number, id: read.id, decision: .leave)
      }
      if last > 0, !updates { return refuse([ImportStep.exists(read.id, line.number)], read.id) }
      var step = publish(read, version: last + 1, or: { refuse($0, read.id) })
      step.fingerprint = read.fingerprint
      return step
    } catch {
      return refuse([
        Diagnostic("unreadable", .error, line: line.number, error.message)
      ])
    }
  }

  private func publish(
    _ line: ImportLine, version: Int, or refuse: ([Diagnostic]) -> ImportStep
  ) -> ImportStep {
    let (exemplar, findings) = Exemplar.resolve(line.bundle, with: context)
    guard let exemplar, !findings.contains(where: { $0.severity == .error }) else {
      return refuse(findings)
    }
    let publication = Publication(exemplar, version: version, items: line.items, with: terms)
    return ImportStep(line: line.number, id: line.id, decision: .publish(publication))
  }
}
