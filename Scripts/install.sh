#!/usr/bin/env bash
# Usage: install.sh PROGRAM PREFIX    Puts the program, its manual pages and its completions for three shells in place.
set -euo pipefail

program=$1
prefix=$2
bash_completions=$prefix/share/bash-completion/completions
zsh_completions=$prefix/share/zsh/site-functions
fish_completions=$prefix/share/fish/vendor_completions.d

mkdir -p "$prefix/bin" "$bash_completions" "$zsh_completions" "$fish_completions"
install -m 755 "$program" "$prefix/bin/codicil"
"$(dirname "$0")/manual.py" "$program" "$prefix/share/man/man1"
"$program" --generate-completion-script bash >"$bash_completions/codicil"
"$program" --generate-completion-script zsh >"$zsh_completions/_codicil"
"$program" --generate-completion-script fish >"$fish_completions/codicil.fish"
