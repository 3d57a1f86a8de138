import Policies

/// What is sent back for a request.
struct Answer: Equatable, Sendable {
  var status: Int
  var headers: [String: String] = [:]
  var body: [UInt8] = []

  init(_ status: Int, type: String, _ body: [UInt8]) {
    self.status = status
    headers["Content-Type"] = type
    self.body = body
  }

  /// A short answer in words.
  init(_ status: Int, _ words: String) {
    self.init(status, type: "text/plain; charset=utf-8", Array((words + "\n").utf8))
  }

  static func redirect(to path: String) -> Answer {
    var answer = Answer(308, "The page is at \(path)")
    answer.headers["Location"] = path
    return answer
  }

  static func refusal(of method: String) -> Answer {
    var answer = Answer(405, "\(method) is not allowed: pages can only be read")
    answer.headers["Allow"] = "GET, HEAD"
    return answer
  }

  /// What a browser asks for that may have the file already, or needs a part of it (RFC 9110, 13 and 14).
  func conditioned(by request: Request) -> Answer {
    guard status == 200 else { return self }
    var answer = self
    let tag = "\"\(Digest(of: body).description.prefix(20))\""
    answer.headers["ETag"] = tag
    answer.headers["Accept-Ranges"] = "bytes"
    if let known = request.ifNoneMatch, known == "*" || known.contains(tag) {
      (answer.status, answer.body) = (304, [])
    } else if request.method == "GET", let range = request.range.flatMap({ ByteRange($0) }) {
      guard let part = range.resolved(in: body.count) else {
        var refusal = Answer(416, "The file has \(body.count) bytes")
        refusal.headers["Content-Range"] = "bytes */\(body.count)"
        return refusal
      }
      answer.status = 206
      answer.headers["Content-Range"] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(body.count)"
      answer.body = Array(body[part])
    }
    return answer
  }

  /// With what every answer carries.
  func guarded(by policy: String) -> Answer {
    var answer = self
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Security-Policy"] = policy
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
  }
}

/// One range of bytes that a request asks for: `bytes=0-99`, `bytes=100-`, `bytes=-100`. Several at once are answered whole.
struct ByteRange {
  private let first: Int?
  private let last: Int?

  init?(_ header: String) {
    guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
    let ends = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
    (first, last) = (Int(ends[0]), Int(ends[1]))
    guard first != nil || last != nil else { return nil }
  }

  /// Nil if the file has none of these bytes.
  func resolved(in count: Int) -> Range<Int>? {
    let start = first ?? max(0, count - (last ?? 0))
    let end = first == nil ? count : min(count, last.map { $0 < count ? $0 + 1 : count } ?? count)
    return start < end ? start..<end : nil
  }
}
