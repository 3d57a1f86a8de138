import CodicilKit

// The example of README.md, which takes these values as given.
let (old, new) = ("We keep it 30 days.", "We keep it 14 days.")
guard let today = Day("2026-11-28") else { fatalError("2026-11-28 is a day") }

let site = try await Site(at: "my-site", asOf: today)
let build = await site.build(into: "my-site/output")
try await build.publish()
let comparison = try Comparison(of: old, with: new)
