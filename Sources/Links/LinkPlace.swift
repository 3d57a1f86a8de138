package import SitePaths

/// The page that a text is shown on, which says where links inside the site lead.
package struct LinkPlace {
  package let page: SitePath
  /// Fragments of the text on this page.
  let anchors: Set<String>
  private let find: (_ address: String) -> (file: SitePath, ending: String)?

  /// - Parameters:
  ///   - anchors: fragments of the text on this page.
  ///   - find: the file that an address inside the site leads to from this page, and the address's query and fragment;
  ///     nil if there is none.
  package init(
    page: SitePath, anchors: Set<String> = [],
    target find: @escaping (_ address: String) -> (file: SitePath, ending: String)?
  ) {
    self.page = page
    self.anchors = anchors
    self.find = find
  }

  /// An address inside the site, relative to the page; nil if it leads to no file of the site.
  func address(of address: String) -> String? {
    find(address).map { $0.file.href(from: page) + $0.ending }
  }
}
