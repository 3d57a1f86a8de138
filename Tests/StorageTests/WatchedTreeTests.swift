import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite struct WatchedTreeTests {
  @Test(.requires(.shortEventQueue)) func whatIsLostWhenTheQueueOverflowsIsLookedForEverywhere() throws {
    let longest = try String(contentsOfFile: Requirement.shortEventQueue.path, encoding: .utf8)
    let folder = try TemporaryFolder()
    try folder.write(["content/a.md": "", "content/b.md": ""])
    let root = folder.path + "/content"
    var tree = WatchedTree([root])
    tree.watchAll()
    // Two files in turn: events that are alike in a row would count as one.
    for number in 0...(try #require(Int(longest.trimmingCharacters(in: .newlines)))) {
      #expect(utimes(root + (number % 2 == 0 ? "/a.md" : "/b.md"), nil) == 0)
    }
    // Nobody is told of this folder.
    try folder.write(["content/new/c.md": ""])
    #expect(tree.nextChanges().contains(root))
    // And yet it is watched from now on.
    try folder.write(["content/new/d.md": ""])
    #expect(tree.nextChanges().contains(root + "/new/d.md"))
  }

  @Test func hiddenFoldersThatAreReadAreWatchedAndNoOthers() throws {
    let folder = try TemporaryFolder()
    try folder.write(["content/static/.well-known/a.txt": "", "content/.git/b": "", "content/a.md": ""])
    let root = folder.path + "/content"
    var tree = WatchedTree([root]) { $0.hasPrefix(root + "/static/") }
    tree.watchAll()
    try folder.write(["content/static/.well-known/a.txt": "new"])
    #expect(tree.nextChanges() == [root + "/static/.well-known/a.txt"])
    // A folder that is made later, and what is in it after that.
    try folder.write(["content/static/.other/deep/c.txt": ""])
    #expect(tree.nextChanges().contains(root + "/static/.other"))
    try folder.write(["content/static/.other/deep/c.txt": "new", "content/.git/b": "new", "content/.hidden.md": ""])
    #expect(tree.nextChanges() == [root + "/static/.other/deep/c.txt"])
  }
}
