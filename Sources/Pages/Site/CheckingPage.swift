package import Policies
package import SitePaths
import Themes
import Words

/// How readers check the archive by hand, with tools that are on most computers.
package struct CheckingPage {
  package static let path = SitePath.page("verify")
  /// Where the publisher's public key stands.
  package static let keyPath = SitePath(PublisherKey.fileName)
  private let key: PublisherKey?

  package init(key: PublisherKey?) { self.key = key }

  package func html(in shell: inout PageShell) -> [UInt8] {
    let context = shell.context
    let words = context.words()
    var view = View(["title": words(.checkingTitle), "lock": SnapshotLock.fileName])
    if let example = context.policies.first {
      let lock = context.address(of: PolicyPaths(example.id).lock)
      view.set(
        "example", View(["id": example.id.description, "address": String(lock.dropLast(SnapshotLock.fileName.count))]))
    }
    view.set(
      "policies",
      context.policies.flatMap { [$0] + $0.translations }.map { card in
        View([
          "title": card.title, "href": PolicyPaths(card.id).lock.href(from: Self.path),
          "state": words(Self.state(card.seal)),
        ])
      })
    view.set(
      "key",
      key.map {
        View([
          "href": Self.keyPath.href(from: Self.path), "fingerprint": $0.fingerprint.description,
          "address": context.address(of: Self.keyPath), "file": PublisherKey.fileName,
          "signature": SnapshotLock.signatureName,
        ])
      })
    let info = PageInfo(
      path: Self.path, title: PageTitle.make(words(.checkingTitle), in: context.title),
      description: words(.checkingDescription),
      kind: "checking")
    return shell.render(info, layout: "checking", view)
  }

  private static func state(_ seal: ArchiveSeal) -> Phrase {
    switch seal {
    case .unlocked: .unlocked
    case .locked: .locked
    case .signed: .signed
    }
  }
}
