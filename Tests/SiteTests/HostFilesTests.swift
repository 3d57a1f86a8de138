import Foundation
import TestSupport
import Testing

/// What is written for hosts, held by a real nginx.
@Suite struct HostFilesTests {
  private func site(_ settings: String) throws -> SiteFixture {
    try SiteFixture([
      "content/site.yml": "title: Larkspur Post\nbase-url: https://larkspur.example/policies/\n" + settings,
      "content/index.md": "---\ntitle: Home\n---\n# Home\n\n"
        + String(repeating: "Welcome to a long page. ", count: 100) + "\n",
      "content/about.md": "---\ntitle: About\naliases: [/about-us/]\n---\n# About\n\nUs.\n",
      "content/policies/privacy.md": "# Privacy\n\nThe text.\n",
    ])
  }

  @Test func nothingIsWrittenUnasked() async throws {
    let site = try site("")
    try await site.build()
    for name in ["_headers", "_redirects", ".nojekyll", ".codicil-nginx.conf", ".htaccess", "index.html.gz"] {
      #expect(!site.folder.exists("output/" + name))
    }
  }

  @Test func oldAddressesAndHeadersAreBelowThePathOfTheSite() async throws {
    let site = try site("host-files: [headers, redirects, nojekyll, apache]\nallow-embeds: [video.example]\n")
    try await site.build()
    #expect(try site.folder.text("output/_redirects") == "/policies/about-us/ /policies/about/ 301\n")
    let headers = try site.folder.text("output/_headers")
    #expect(headers.hasPrefix("/policies/*\n  Content-Security-Policy: default-src 'none'; style-src 'self'"))
    #expect(headers.contains("frame-src https://video.example https://*.video.example"))
    #expect(headers.hasSuffix("/policies/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"))
    #expect(try site.folder.text("output/.nojekyll").isEmpty)
    #expect(try site.folder.text("output/.htaccess").contains("ErrorDocument 404 /policies/404.html\n"))
  }

  @Test(.requires(.gzip)) func compressedFilesSayTheSame() async throws {
    let site = try site("compress: [gzip]\n")
    try await site.build()
    let text = try Tool.run(Requirement.gzip.path, ["-dc", site.folder.path + "/output/index.html.gz"]).output
    #expect(text == (try site.folder.text("output/index.html")))
    #expect(!site.folder.exists("output/.codicil.gz"))
  }

  @Test(.requires(.nginx, .curl)) func nginxServesTheSiteAsItIsMeant() async throws {
    let site = try site("host-files: [nginx]\ncompress: [gzip]\n")
    try await site.build()
    let folder = site.folder
    try FileManager.default.createDirectory(atPath: folder.path + "/web", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: folder.path + "/output", toPath: folder.path + "/web/policies")
    let server = try Service(Requirement.nginx.path) { port in
      try folder.write([
        "nginx.conf": """
        daemon off; pid \(folder.path)/nginx.pid; error_log /dev/null; worker_processes 1; master_process off;
        events {}
        http {
          access_log off; types { text/html html; text/css css; text/javascript js; image/svg+xml svg; }
          client_body_temp_path \(folder.path)/t1; proxy_temp_path \(folder.path)/t2; fastcgi_temp_path \(folder.path)/t3;
          uwsgi_temp_path \(folder.path)/t4; scgi_temp_path \(folder.path)/t5;
          server { listen 127.0.0.1:\(port); root \(folder.path)/web; include \(folder.path)/output/.codicil-nginx.conf; }
        }
        """
      ])
      return ["-c", folder.path + "/nginx.conf"]
    }
    func ask(_ path: String, _ options: String...) throws -> String {
      try Tool.run(Requirement.curl.path, ["-s", "-i", "http://127.0.0.1:\(server.port)\(path)"] + options).output
    }
    let page = try ask("/policies/", "-H", "Accept-Encoding: gzip", "-o", "/dev/null", "-D", "-")
    #expect(page.hasPrefix("HTTP/1.1 200"), "\(page)")
    #expect(page.contains("Content-Encoding: gzip"))
    #expect(page.contains("Content-Security-Policy: default-src 'none';"))
    #expect(page.contains("Cache-Control: no-cache"))
    let style = try #require(
      try folder.files(below: "output/assets").keys.first { $0.hasPrefix("style.") && $0.hasSuffix(".css") })
    let asset = try ask("/policies/assets/" + style)
    #expect(asset.contains("Cache-Control: public, max-age=31536000, immutable"))
    #expect(asset.contains("X-Content-Type-Options: nosniff"))
    #expect(try ask("/policies/about-us/").contains("Location: /policies/about/"))
    #expect(try ask("/policies/nothing/").hasPrefix("HTTP/1.1 404"))
    #expect(try ask("/policies/nothing/").contains("<html"))
    #expect(try ask("/policies/privacy/feed.xml").contains("Content-Type: application/atom+xml; charset=utf-8"))
    #expect(try ask("/policies/.codicil").hasPrefix("HTTP/1.1 404"))
  }
}
