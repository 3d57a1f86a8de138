import Storage

/// A file for a certain kind of host, which says what plain files cannot: headers, old addresses, types.
package enum HostFile: String, CaseIterable, Sendable {
  /// `_headers`, for Netlify, Cloudflare Pages and others.
  case headers
  /// `_redirects`, for the same.
  case redirects
  /// `.nojekyll`, for GitHub Pages.
  case nojekyll
  /// A part of an nginx configuration, which is not published.
  case nginx
  /// `.htaccess`, for Apache.
  case apache

  /// Below the output folder.
  package var path: String {
    switch self {
    case .headers: "_headers"
    case .redirects: "_redirects"
    case .nojekyll: ".nojekyll"
    case .nginx: OutputFolder.marker + "-nginx.conf"
    case .apache: ".htaccess"
    }
  }
}
