#!/bin/sh
# Usage: redline-comment.sh BASE    Prints, as Markdown, what the branch that is checked out changes in policies since it
# left BASE: a redline of each text. Run it in the folder that holds content/. Prints nothing where no policy changes.
set -eu

base=$(git merge-base "$1" HEAD)
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT

# Differences are no failure: codicil compare ends with 1 where it shows some.
redline() { codicil compare --format markdown "$@" || [ $? -eq 1 ]; }

git diff --relative --name-status --no-renames "$base" HEAD -- content/policies | while IFS="$(printf '\t')" read -r status file; do
  case $file in *.md) ;; *) continue ;; esac
  printf '### %s\n\n' "${file#content/policies/}"
  case $status in
  M)
    git show "$base:./$file" >"$before/published.md"
    text=$(redline "$before/published.md" "$file")
    printf '%s\n' "$text" | sed "s|from $before/published.md to .*|in $file|"
    ;;
  A)
    # A new snapshot is held against the one before it, a new draft against the version in force.
    folder=$(dirname "$file")
    earlier=$(git ls-tree --name-only "$base" "./$folder/" | grep '/[0-9-]*\.md$' | LC_ALL=C sort | awk -v f="$file" '$0 < f' | tail -n 1)
    if [ "$folder" = content/policies ] || [ -z "$earlier" ]; then
      echo 'A first text: there is nothing to compare it with.'
    elif [ "$(basename "$file")" = draft.md ]; then
      redline "$(basename "$folder")"
    else
      redline "$earlier" "$file"
    fi
    ;;
  D) echo 'Is removed. A text that was published is never removed: `codicil verify` will say so.' ;;
  esac
  echo
done
