import SitePaths
import Words

extension Filling {
  /// The title of a site.
  ///
  /// - Parameter length: to how many characters it is shortened.
  static func site(_ context: SiteContext, shortenedTo length: Int) -> Filling {
    Filling("site", .foreign(PageTitle.shortened(context.title, to: length)))
  }
}
