#!/usr/bin/env bash
# stress-publish.sh CODICIL [PAIRS] [KILLS]: builds two sites into one output folder, over and over: at once, killed at
# random moments, on an overlay file system that can neither exchange nor rename the folder, and with the power cut right
# after a build. The output must be one of the two sites at any time, to the last byte.
#
# Torn: the output is neither the one site nor the other. Lost: there is none, or a build that was not killed failed.
# Parts that need mounts need root and are skipped without it; the last line says so.
set -euo pipefail

codicil=$(realpath "$1")
pairs=${2:-200}
kills=${3:-100}
work=$(mktemp -d "${TMPDIR:-/tmp}/codicil-stress.XXXXXX")
mounts=()
cleanup() {
  for mount in "${mounts[@]}"; do umount "$mount" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT
export SOURCE_DATE_EPOCH=1795564800

torn=0
lost=0
skipped=0
killed=0

# Two sites that differ in every page.
for name in one two; do
  "$codicil" new "$work/$name" --title "The $name site" --publisher "Publisher $name" --quiet
  for number in $(seq 40); do
    printf '# Page %s of %s\n\n%s\n' "$number" "$name" "$(printf 'Words of site %s. ' $(seq 200))" \
      >"$work/$name/content/page-$number.md"
  done
done

words() { # SITE OUTPUT: the words of a build
  command=("$codicil" build --quiet --content "$work/$1/content" --themes "$work/$1/themes" --output "$2")
}

build() { # SITE OUTPUT
  words "$@"
  "${command[@]}"
}

build one "$work/reference-one"
build two "$work/reference-two"

is_whole() { # OUTPUT: whether it is one of the sites
  diff -rq "$work/reference-one" "$1" >/dev/null 2>&1 || diff -rq "$work/reference-two" "$1" >/dev/null 2>&1
}

look() { # OUTPUT
  if [ ! -e "$1/index.html" ]; then
    lost=$((lost + 1))
  elif ! is_whole "$1"; then
    torn=$((torn + 1))
  fi
}

report() { # WHAT
  echo "$1: $torn torn, $lost lost"
  all_torn=$((${all_torn:-0} + torn))
  all_lost=$((${all_lost:-0} + lost))
  torn=0
  lost=0
}

# Somebody who reads a page all the time, and counts how often it is not there.
read_always() { # OUTPUT COUNT-FILE
  local misses=0 reads=0
  while [ ! -e "$work/stop" ]; do
    cat "$1/index.html" >/dev/null 2>&1 || misses=$((misses + 1))
    reads=$((reads + 1))
    echo "$misses $reads" >"$2"
  done
}

# ---- Pairs

output=$work/pairs/output
mkdir -p "$work/pairs"
build one "$output"
read_always "$output" "$work/reads" &
reader=$!
for _ in $(seq "$pairs"); do
  build one "$output" &
  first=$!
  build two "$output" &
  second=$!
  wait "$first" || lost=$((lost + 1))
  wait "$second" || lost=$((lost + 1))
  look "$output"
done
touch "$work/stop"
wait "$reader"
read -r misses reads <"$work/reads"
[ "$misses" -eq 0 ] || lost=$((lost + misses))
[ "$(ls -A "$work/pairs")" = output ] || torn=$((torn + 1))
report "$pairs pairs of builds at once, and a reader who read $reads times"

# ---- Kills

# The time of one build, in milliseconds.
start=$(date +%s%N)
build one "$output"
duration=$((($(date +%s%N) - start) / 1000000 + 1))

kill_at_random() { # SITE OUTPUT
  # The program itself and not a shell around it, which would leave it at work.
  words "$@"
  "${command[@]}" &
  local process=$!
  local moment=$((RANDOM * duration * 11 / 10 / 32768))
  sleep "$((moment / 1000)).$(printf '%03d' $((moment % 1000)))"
  kill -KILL "$process" 2>/dev/null || true
  local status=0
  wait "$process" 2>/dev/null || status=$?
  if [ "$status" -eq 137 ]; then killed=$((killed + 1)); fi
}

number=0
while [ "$killed" -lt "$kills" ]; do
  number=$((number + 1))
  if [ $((number % 2)) -eq 0 ]; then site=one; else site=two; fi
  kill_at_random "$site" "$output"
  look "$output"
done
build one "$output" || lost=$((lost + 1))
diff -rq "$work/reference-one" "$output" >/dev/null || torn=$((torn + 1))
[ "$(ls -A "$work/pairs")" = output ] || torn=$((torn + 1))
report "$killed builds killed at random within $duration ms, and $((number - killed)) that ended before"
killed=0

# ---- An overlay file system

# A folder of the lower layer can be neither exchanged nor renamed.
mount_overlay() {
  umount "$work/disk/merged" 2>/dev/null || true
  rm -rf "$work"/disk/{upper,work}
  mkdir "$work"/disk/{upper,work}
  mount -t overlay overlay \
    -o "lowerdir=$work/disk/lower,upperdir=$work/disk/upper,workdir=$work/disk/work,redirect_dir=off" \
    "$work/disk/merged" 2>/dev/null
}

mkdir -p "$work"/disk
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs tmpfs "$work/disk" 2>/dev/null \
  && mounts=("$work/disk/merged" "$work/disk") && mkdir "$work"/disk/{lower,merged} && mount_overlay; then
  output=$work/disk/merged/output
  build one "$work/disk/lower/output"
  for number in $(seq 0 20); do
    mount_overlay
    if [ "$number" -gt 0 ]; then kill_at_random two "$output"; fi
    build two "$output" || lost=$((lost + 1))
    diff -rq "$work/reference-two" "$output" >/dev/null || torn=$((torn + 1))
    [ "$(ls -A "$work/disk/merged")" = output ] || torn=$((torn + 1))
  done
  report "1 build on an overlay without exchange, and 20 more, $killed of them killed and built again"
else
  skipped=$((skipped + 1))
fi

# ---- A power cut

if [ "$(id -u)" -eq 0 ] && [ -x /sbin/mkfs.ext4 ] && truncate -s 64M "$work/image" \
  && /sbin/mkfs.ext4 -q "$work/image" && mkdir "$work/loop" "$work/after" \
  && mount -o loop "$work/image" "$work/loop" 2>/dev/null; then
  mounts=("$work/loop" "${mounts[@]}")
  for number in $(seq 10); do
    if [ $((number % 2)) -eq 0 ]; then site=one; else site=two; fi
    build "$site" "$work/loop/output" || lost=$((lost + 1))
    # What is on the device now is what a power cut would leave: the rest is in memory.
    cp --sparse=always "$work/image" "$work/cut"
    mount -o loop "$work/cut" "$work/after"
    mounts=("$work/after" "${mounts[@]}")
    diff -rq "$work/reference-$site" "$work/after/output" >/dev/null || torn=$((torn + 1))
    umount "$work/after"
  done
  report "10 builds with the power cut as they end"
else
  skipped=$((skipped + 1))
fi

echo "in all: $all_torn torn, $all_lost lost, $skipped parts skipped"
[ "$all_torn" -eq 0 ] && [ "$all_lost" -eq 0 ]
