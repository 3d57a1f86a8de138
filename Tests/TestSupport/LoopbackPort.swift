import Foundation
import Synchronization

/// Ports of this machine that nobody else can reach.
package enum LoopbackPort {
  /// Below those that the system gives away by itself, so that nobody gets one between now and its use.
  private static let next = Mutex(20_000 + Int(getpid()) % 8_000)

  /// One that nothing listens on and that no other test gets.
  package static func free() throws -> Int {
    for _ in 0..<4_000 {
      let port = next.withLock { port in
        port = port < 32_000 ? port + 1 : 20_000
        return port
      }
      if succeeds(with: port, { bind($0, $1, $2) }) { return port }
    }
    throw CocoaError(.fileReadUnknown)
  }

  /// Whether something listens there.
  package static func answers(_ port: Int) -> Bool { succeeds(with: port) { connect($0, $1, $2) } }

  /// Whether a call works for a new socket.
  private static func succeeds(
    with port: Int, _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call(descriptor, $0, length) == 0 }
    }
  }
}
