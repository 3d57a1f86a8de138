#!/usr/bin/env bash
# Usage: bench.sh PROGRAM    Builds a large collection of real policies with PROGRAM (every version page, every
# consecutive redline) and with Hugo (version pages only, one plain layout) in the same run, and prints both.
# CODICIL_CORPORA names the folder with open-terms-archive-pga.bundle (default: ../shared/corpora).
# Instructions are printed where the processor counts them (Debian's linux-perf).
set -euo pipefail
program=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
corpora=${CODICIL_CORPORA:-$root/../shared/corpora}
bundle=$corpora/open-terms-archive-pga.bundle
if [ ! -f "$bundle" ]; then
  echo "skipped: no collection at $bundle; set CODICIL_CORPORA to its folder"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$corpora/export_collection.py" "$bundle" "$work/site"
# What is measured: every version page and every consecutive redline.
printf '%s\n' 'redlines: [consecutive]' 'redlines-of-all-pairs: 0' >>"$work/site/content/site.yml"
megabytes=$(du -sb --apparent-size "$work/site/content" | awk '{printf "%.1f", $1 / 1e6}')

mkdir -p "$work/hugo/layouts/_default"
cp -r "$work/site/content/policies" "$work/hugo/content"
cat >"$work/hugo/hugo.toml" <<'END'
baseURL = "https://bench.example/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
END
cat >"$work/hugo/layouts/_default/single.html" <<'END'
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .File.Path }}</title></head>
<body>{{ .Content }}</body></html>
END

counts() { perf stat -e instructions:u true 2>&1 | grep -q 'instructions' && ! perf stat -e instructions:u true 2>&1 | grep -q 'not supported'; }
measure() { # NAME OUTPUT COMMAND…
  local name=$1 output=$2
  shift 2
  # Each starts from an empty folder on a quiet disk. What was built before is not removed in between: a file system that
  # has just removed many files is slow at making new ones.
  sync
  sleep 2
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  read -r wall user system memory <"$work/time"
  local instructions=-
  if command -v perf >/dev/null && counts; then
    rm -rf "$output"
    instructions=$(perf stat -x, -e instructions:u "$@" 2>&1 >/dev/null | awk -F, '/instructions/ {printf "%.1f", $1 / 1e9}')
  fi
  awk -v n="$name" -v w="$wall" -v u="$user" -v s="$system" -v m="$memory" -v i="$instructions" -v b="$megabytes" \
    -v p="$(find "$output" -name '*.html' | wc -l)" \
    'BEGIN {printf "%-8s %8.2f %8.2f %8.2f %8.0f %10.1f %14s %8d\n", n, w, u, s, m / 1024, b / w, i, p}'
}

cd "$work/site"
echo "$(ls content/policies | wc -l) policies, $(find content -name '*.md' | wc -l) versions, $megabytes MB of Markdown"
printf '%-8s %8s %8s %8s %8s %10s %14s %8s\n' "" "wall s" "user s" "sys s" "peak MB" "MB/s" "G instructions" pages
for round in 1 2 3; do
  measure codicil "$work/out-$round" "$program" build --output "$work/out-$round" --as-of 2026-01-01
  measure hugo "$work/hugo-$round" hugo --quiet --source "$work/hugo" --destination "$work/hugo-$round"
done
