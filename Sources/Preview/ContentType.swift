/// The media types of files, with the character set of those that are text.
enum ContentType {
  private static let texts = [
    "html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript", "txt": "text/plain",
    "md": "text/markdown", "csv": "text/csv", "xml": "application/xml", "json": "application/json",
    "svg": "image/svg+xml", "webmanifest": "application/manifest+json", "map": "application/json",
    "lock": "text/plain", "pem": "text/plain", "yml": "text/plain", "vtt": "text/vtt", "ics": "text/calendar",
    "link": "application/link-format",
  ]
  private static let others = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf", "zip": "application/zip",
    "gz": "application/gzip", "woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
    "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav",
    "wasm": "application/wasm",
  ]

  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    switch name {
    case "feed.xml": return "application/atom+xml; charset=utf-8"
    case "feed.json": return "application/feed+json; charset=utf-8"
    default: break
    }
    guard let ending = name.split(separator: ".").last.map({ $0.lowercased() }), name.contains(".") else {
      return "application/octet-stream"
    }
    return texts[ending].map { $0 + "; charset=utf-8" } ?? others[ending] ?? "application/octet-stream"
  }
}
