#!/usr/bin/env bash
# Usage: consumer.sh    Builds and runs Tests/Consumer, a package that depends on the product CodicilKit as others do: it
# builds the example site, reads findings and a comparison, and compiles the lines of Swift in README.md as they are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
shown=$(awk '/^```swift$/ {inside = 1; next} /^```$/ {inside = 0} inside && NF && !/^import /' README.md)
compiled=$(awk '/^let site/ {inside = 1} inside && NF' Tests/Consumer/Sources/readme/main.swift)
if [ -z "$shown" ] || [ "$shown" != "$compiled" ]; then
  echo "the lines of Swift in README.md are not those that Tests/Consumer/Sources/readme/main.swift compiles:"
  diff <(echo "$shown") <(echo "$compiled") || true
  exit 1
fi
swift build --package-path Tests/Consumer --scratch-path .build/consumer --quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.build/consumer/debug/consumer . "$work/output"
