import Foundation

/// Lines of a pipe, each as soon as it is there.
final class LineReader {
  private let handle: FileHandle
  private var waiting: [UInt8] = []

  init(_ handle: FileHandle) { self.handle = handle }

  func next() -> String? {
    while true {
      if let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: waiting[..<end], as: UTF8.self)
        waiting.removeSubrange(...end)
        return line
      }
      let data = handle.availableData
      if data.isEmpty { return nil }
      waiting += data
    }
  }
}
