import Codings
import Foundation
import Markdown
import Policies
import Site

/// A built site as a web host would serve it, with the preview's script in each page.
///
/// A request's path is looked up among the paths of the build and nowhere else: there is no file that a path could lead to.
struct ServedSite: Sendable {
  let build: MemoryBuild
  /// Where the site begins, as its base URL says: `/`, or `/policies/`.
  let base: String
  /// The policy that the pages are to run under (Content Security Policy, level 3).
  var contentSecurityPolicy: String { build.contentSecurityPolicy }

  init(_ build: MemoryBuild) {
    self.build = build
    let path = URLComponents(string: build.baseURL)?.percentEncodedPath ?? "/"
    base = path.isEmpty ? "/" : path
  }

  private enum Place {
    case file(String)
    case moved(to: String)
    case nowhere
  }

  private func place(of path: String) -> Place {
    guard path.hasPrefix(base) else {
      return path == "/" || path + "/" == base ? .moved(to: base) : .nowhere
    }
    guard let name = PercentCoding.text(decoding: path.dropFirst(base.count)) else { return .nowhere }
    if build.files[name] != nil { return .file(name) }
    let folder = name.isEmpty || name.hasSuffix("/") ? name : name + "/"
    guard build.files[folder + "index.html"] != nil else { return .nowhere }
    return folder == name ? .file(folder + "index.html") : .moved(to: path + "/")
  }

  // MARK: Answers

  func answer(to request: Request) -> Answer {
    switch place(of: request.path) {
    case .file(let path):
      let bytes = build.files[path] ?? []
      return Answer(200, type: ContentType.of(path), path.hasSuffix(".html") ? Self.injected(bytes) : bytes)
    case .moved(let target): return .redirect(to: target + (request.query.isEmpty ? "" : "?" + request.query))
    case .nowhere:
      let page = build.files["404.html"].map { Self.withBase($0, base) } ?? []
      return Answer(404, type: ContentType.of("404.html"), Self.injected(page, as: PageMark.missing))
    }
  }

  /// What a page at an address is now.
  func mark(of path: String) -> PageMark {
    guard case .file(let file) = place(of: path), let bytes = build.files[file] else {
      return PageMark(page: PageMark.missing, styles: [])
    }
    return PageMark(bytes, base: base)
  }

  /// The path in the output that an address leads to.
  func file(at path: String) -> String? {
    if case .file(let file) = place(of: path) { return file }
    return nil
  }

  func address(of file: String) -> String {
    base + (file == "index.html" || file.hasSuffix("/index.html") ? String(file.dropLast("index.html".count)) : file)
  }

  // MARK: Pages

  /// A page with the preview's script at the end of its head.
  private static func injected(_ page: [UInt8], as mark: String? = nil) -> [UInt8] {
    let mark = mark ?? PageMark(page, base: "/").page
    let script = Array("<script src=\"/_codicil/preview.js\" data-page=\"\(mark)\" defer></script>\n".utf8)
    let end = page.firstRange(of: Array("</head>".utf8))?.lowerBound ?? page.count
    return page[..<end] + script + page[end...]
  }

  /// The page for addresses that do not exist, which is shown at any depth.
  private static func withBase(_ page: [UInt8], _ base: String) -> [UInt8] {
    let text = String(decoding: page, as: UTF8.self)
    return Array(
      text.replacing(#/(href|src)="(?![a-z]+:|[\/#])([^"]*)"/#) { "\($0.output.1)=\"\(base)\($0.output.2)\"" }.utf8)
  }
}

/// What a reader has of a page: its contents, and apart from them the style sheets, which can be exchanged in place.
struct PageMark: Equatable, Sendable {
  static let missing = "missing"

  let page: String
  /// Addresses of its style sheets, in order.
  let styles: [String]

  init(page: String, styles: [String]) { (self.page, self.styles) = (page, styles) }

  init(_ page: [UInt8], base: String) {
    let end = page.firstRange(of: Array("</head>".utf8))?.lowerBound ?? 0
    let head = String(decoding: page[..<end], as: UTF8.self)
    let links = #/(<link rel="stylesheet" href=")([^"]*)/#
    styles = head.matches(of: links).map { match in
      base + match.output.2.split(separator: "/").filter { $0 != ".." && $0 != "." }.joined(separator: "/")
    }
    let rest = head.replacing(links) { String($0.output.1) }
    self.page = String(Digest(of: Array(rest.utf8) + page[end...]).description.prefix(20))
  }
}
