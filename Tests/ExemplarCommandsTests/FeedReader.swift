import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads an Atom feed as a feed reader does: ids and titles, the feed's own first.
final class FeedReader: NSObject, XMLParserDelegate {
  private(set) var ids: [String] = []
  private(set) var titles: [String] = []
  private var text = ""

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.shouldProcessNamespaces = true
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) { text = "" }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard namespaceURI == "http://www.w3.org/2005/Atom" else { return }
    if name == "id" { ids.append(text) }
    if name == "title" { titles.append(text) }
  }
}
