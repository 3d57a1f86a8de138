/// What a file of a theme is, by its path in the theme's folder.
package enum ThemePath {
  package enum Kind: String {
    case layout = "layouts"
    case partial = "partials"
    case block = "blocks"
    case asset = "assets"
    case strings
  }

  package static func kind(_ path: String) -> Kind? {
    path.firstIndex(of: "/").flatMap { Kind(rawValue: String(path[..<$0])) }
  }

  /// `layouts/not-found.html` → `not-found`.
  static func name(_ path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }
}
