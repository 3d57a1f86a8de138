package import SitePaths

/// The page that a text is shown on, which says where links inside the site lead.
package struct LinkPlace {
  package let page: SitePath
  /// Fragments of the text on this page.
  let anchors: Set<String>
  private let find: (_ address: String) -> SitePath?

  /// - Parameters:
  ///   - anchors: fragments of the text on this page.
  ///   - find: the file that an address inside the site leads to from this page; nil if there is none.
  package init(page: SitePath, anchors: Set<String> = [], target find: @escaping (_ address: String) -> SitePath?) {
    self.page = page
    self.anchors = anchors
    self.find = find
  }

  /// An address inside the site, relative to the page; nil if it leads to no file of the site.
  func address(of address: String) -> String? {
    find(address).map { $0.href(from: page) + address.drop { $0 != "#" && $0 != "?" } }
  }
}
