import Dispatch
import Foundation
import TestSupport

/// A plain HTTP client: one connection for each request, and nothing done behind one's back.
struct Client: Sendable {
  struct Reply: Sendable {
    let status: Int
    let headers: String
    let body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  let port: UInt16

  func get(_ path: String, method: String = "GET") async -> Reply? {
    let bytes = await exchange("\(method) \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n") {
      _ in false
    }
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    guard let end else { return nil }
    let headers = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let status = headers.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return Reply(status: status ?? 0, headers: headers, body: Array(bytes[end.upperBound...]))
  }

  /// What a page is told first: how it is now.
  func state(of page: String) async -> [String: Any]? {
    let bytes = await exchange("GET /_codicil/events?page=\(page) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") { bytes in
      bytes.suffix(4) == Array("\n\n\r\n".utf8)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.range(of: "data: "),
      let end = text.range(of: "\n\n", range: start.upperBound..<text.endIndex)
    else { return nil }
    return try? JSONSerialization.jsonObject(with: Data(text[start.upperBound..<end.lowerBound].utf8)) as? [String: Any]
  }

  /// Sends and reads, on a thread that may wait.
  private func exchange(_ request: String, until isDone: @escaping @Sendable ([UInt8]) -> Bool) async -> [UInt8] {
    let port = port
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: Self.exchange(request, with: port, until: isDone))
      }
    }
  }

  private static func exchange(_ request: String, with port: UInt16, until isDone: ([UInt8]) -> Bool) -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var patience = timeval(tv_sec: Int(Patience.milliseconds / 1_000), tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return [] }
    _ = Array(request.utf8).withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isDone(received) {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    return received
  }
}
