import Content
import Pages
import SitePaths
import Storage

/// Writes the files of `HostFile` for a site.
struct HostFileWriter {
  /// Ends with a slash, as in `/` or `/policies/`.
  private let base: String
  /// Names and values that every answer carries.
  private let headers: [(name: String, value: String)]
  /// Old addresses and new ones, from the root of the host.
  private let redirects: [(from: String, to: String)]
  private let compression: Set<Compression>

  /// - Parameters:
  ///   - base: the path of the site's address.
  ///   - redirects: old files and new ones.
  init(
    base: String, policy: ContentSecurityPolicy, referrerPolicy: String, redirects: [(from: SitePath, to: SitePath)],
    compression: Set<Compression>
  ) {
    self.base = base
    headers = [
      ("Content-Security-Policy", policy.text), ("Referrer-Policy", referrerPolicy),
      ("X-Content-Type-Options", "nosniff"),
    ]
    self.redirects = redirects.map { (base + $0.from.publicPath, base + $0.to.publicPath) }
    self.compression = compression
  }

  func text(of file: HostFile) -> String {
    switch file {
    case .headers: headersText
    case .redirects: redirects.map { "\($0.from) \($0.to) 301\n" }.joined()
    case .nojekyll: ""
    case .nginx: nginxText
    case .apache: apacheText
    }
  }

  /// A name with a digest in it never represents another file.
  private static let forever = "public, max-age=31536000, immutable"
  /// Pages are asked for again, and sent again only where they have changed.
  private static let fresh = "no-cache"

  /// Types that hosts do not know by the ends of names.
  private static let types: [(ending: String, type: String)] = [
    ("md", "text/markdown"), ("lock", "text/plain"), ("csv", "text/csv"), ("link", "application/link-format"),
  ]
  private static let feedType = "application/atom+xml"

  private var headersText: String {
    """
    \(base)*
    \(headers.map { "  \($0.name): \($0.value)\n" }.joined())\(base)assets/*
      Cache-Control: \(Self.forever)

    """
  }

  // MARK: nginx

  private var nginxText: String {
    let add = headers.map { "  add_header \($0.name) \"\($0.value)\" always;\n" }.joined()
    let compressed =
      (compression.contains(.gzip) ? "  gzip_static on;\n" : "")
      + (compression.contains(.brotli)
        ? "  # brotli_static on;  # with the module libnginx-mod-http-brotli-static\n" : "")
    let types = Self.types.map { "  location ~ \\.\($0.ending)$ { types {} default_type \($0.type); }\n" }.joined()
    let old = redirects.map { "location = \($0.from) { absolute_redirect off; return 301 \($0.to); }\n" }.joined()
    return """
      # For the server block of this site: include this file there. 'root' is the folder that \(base) stands in.
      charset utf-8;
      charset_types text/css text/plain text/markdown text/csv text/javascript application/javascript
        application/json application/feed+json application/xml text/xml application/atom+xml application/link-format;
      error_page 404 \(base)404.html;

      location \(base) {
        index index.html;
      \(compressed)\(add)  add_header Cache-Control "\(Self.fresh)" always;
        location ~ /feed\\.xml$ { types {} default_type \(Self.feedType); }
        location ~ /feed\\.json$ { types {} default_type application/feed+json; }
      \(types)  location ~ /\\.codicil { return 404; }
      }

      location ^~ \(base)assets/ {
      \(compressed)\(add)  add_header Cache-Control "\(Self.forever)";
      }

      \(old)
      """
  }

  // MARK: Apache

  private var apacheText: String {
    let set = headers.map { "  Header always set \($0.name) \"\($0.value)\"\n" }.joined()
    let types = Self.types.map { "AddType \($0.type) .\($0.ending)\n" }.joined()
    let old = redirects.map { redirect in
      "RedirectMatch 301 \"^\(Self.literal(redirect.from))$\" \"\(redirect.to)\"\n"
    }.joined()
    return """
      DirectoryIndex index.html
      ErrorDocument 404 \(base)404.html
      AddDefaultCharset utf-8
      AddCharset utf-8 .css .js .md .lock .csv .json .xml .link
      \(types)<FilesMatch "^feed\\.xml$">
        ForceType \(Self.feedType)
      </FilesMatch>
      <FilesMatch "^feed\\.json$">
        ForceType application/feed+json
      </FilesMatch>
      <FilesMatch "^\\.codicil">
        Require all denied
      </FilesMatch>
      <IfModule mod_headers.c>
      \(set)  Header set Cache-Control "\(Self.fresh)"
        <If "%{REQUEST_URI} =~ m#^\(base)assets/#">
          Header set Cache-Control "\(Self.forever)"
        </If>
      </IfModule>
      \(old)
      """
  }

  /// An address in which nothing means anything else to a regular expression.
  private static func literal(_ address: String) -> String { address.replacing(".", with: "\\.") }
}
