internal import ExemplarBundle
public import ExemplarCatalog
public import ExemplarVocabulary

extension Exemplar {
  /// Everything that is shown of it, with the versions there are.
  public func detail(versions: [VersionEntry]) -> ExemplarDetail {
    var detail = ExemplarDetail(
      card: card, parts: parts.map { .init(name: $0.name, markdown: $0.markdown) },
      files: files.map {
        FileEntry(path: $0.path, mediaType: $0.mediaType, size: $0.size, digest: $0.digest)
      },
      versions: versions)
    detail.date = date
    detail.problemOfPractice = problemOfPractice
    detail.adaptedFrom = adaptedFrom
    detail.source = source
    detail.prerequisites = prerequisites
    detail.related = related
    detail.vocabulary = vocabulary
    detail.artifacts = artifacts
    detail.materials = materials
    return detail
  }
}
