/// Work on several values at once.
package enum Parallel {
  /// Results in the order of the values. At most `jobs` values are worked on at a time, on the `WorkThreads`.
  package static func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], jobs: Int, _ body: @escaping @Sendable (Value) async -> Result
  ) async -> [Result] {
    await WorkThreads.run {
      await withTaskGroup(of: (Int, Result).self) { group in
        var results = [Result?](repeating: nil, count: values.count)
        var next = 0
        func start() {
          guard next < values.count else { return }
          let (index, value) = (next, values[next])
          next += 1
          group.addTask { (index, await body(value)) }
        }
        for _ in 0..<jobs { start() }
        while let (index, result) = await group.next() {
          results[index] = result
          start()
        }
        return results.compactMap { $0 }
      }
    }
  }
}
