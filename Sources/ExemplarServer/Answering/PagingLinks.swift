internal import ExemplarPresentation

/// The links between the pages of a list, as a `Link` header holds them (RFC 8288).
///
/// ```text
/// </api/v1/search?q=robots&page=2&revision=1p3kz>; rel="next"
/// ```
/// Each names the snapshot, so that an answer from a newer one can say so.
struct PagingLinks {
  /// Where the list is, with its parameters; those of the page are replaced.
  var address: QuestionAddress
  var page: Int
  /// The last page that can be asked for.
  var last: Int
  var revision: String

  /// `first`, `prev`, `next` and `last`, as far as they are.
  var text: String {
    var links = [link("first", 1)]
    if page > 1 { links.append(link("prev", min(page - 1, last))) }
    if page < last { links.append(link("next", page + 1)) }
    links.append(link("last", last))
    return links.joined(separator: ", ")
  }

  private func link(_ relation: String, _ page: Int) -> String {
    var address = address
    address.parameters += [.init("page", String(page)), .init("revision", revision)]
    return "<\(address.text)>; rel=\"\(relation)\""
  }
}

extension PagingLinks {
  /// The links of a page of hits; as many pages as may be asked for.
  init(_ page: SearchPage, at address: QuestionAddress, offset: Int) {
    self.init(
      address: address, page: page.page, last: min(page.pages, offset / page.perPage + 1),
      revision: page.index.revision)
  }
}
