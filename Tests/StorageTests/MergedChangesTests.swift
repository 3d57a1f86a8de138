import Storage
import Testing

@Suite struct MergedChangesTests {
  @Test func changesThatNobodyTookAreOne() async {
    let changes = MergedChanges()
    for number in 0..<100 { changes.add(["\(number)"]) }
    var sets = changes.makeAsyncIterator()
    #expect(await sets.next() == Set((0..<100).map { "\($0)" }))
    changes.add(["a"])
    changes.add(["a", "b"])
    #expect(await sets.next() == ["a", "b"])
    changes.add(["c"])
    changes.finish()
    #expect(await sets.next() == ["c"])
    #expect(await sets.next() == nil)
  }

  @Test func whoeverIsBusyIsGivenTheRestAtOnce() async {
    let changes = MergedChanges()
    changes.add(["0"])
    var builds: [Set<String>] = []
    for await set in changes {
      builds.append(set)
      guard builds.count == 1 else { break }
      // While the first build runs.
      for number in 1...50 { changes.add(["\(number)"]) }
    }
    #expect(builds == [["0"], Set((1...50).map { "\($0)" })])
  }

  @Test func nothingIsNoChange() async {
    let changes = MergedChanges()
    changes.add([])
    changes.finish()
    var sets = changes.makeAsyncIterator()
    #expect(await sets.next() == nil)
  }

  @Test func nothingIsLostBetweenManyWritersAndOneReader() async {
    let changes = MergedChanges()
    let expected = Set((0..<1_000).map { "\($0)" })
    let reader = Task {
      var seen: Set<String> = []
      for await set in changes { seen.formUnion(set) }
      return seen
    }
    await withTaskGroup { group in
      for path in expected { group.addTask { changes.add([path]) } }
    }
    changes.finish()
    #expect(await reader.value == expected)
  }
}
