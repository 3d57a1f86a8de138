#!/usr/bin/env bash
# Usage: setup.sh PACKAGE… [--for-tests PACKAGE…]    Sees to it that the given Debian packages are installed and a Swift
# toolchain is there. Packages after --for-tests may be missing: then tests are skipped, and it says which packages those are.
# Servers that come with packages are not started, now or with the machine.
set -euo pipefail

needed=() wanted=() for_tests=
for package in "$@"; do
  if [ "$package" = --for-tests ]; then
    for_tests=yes
  elif [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" != installed ]; then
    if [ -z "$for_tests" ]; then needed+=("$package"); else wanted+=("$package"); fi
  fi
done
missing=("${needed[@]}" "${wanted[@]}")

root=() may_install=yes
if [ "$(id -u)" != 0 ]; then
  root=(sudo)
  sudo -n true 2>/dev/null || may_install=
fi

# Debian asks this file whether it may start a server (invoke-rc.d(8)). One that is there is put back.
policy=/usr/sbin/policy-rc.d
forbid_servers() {
  [ ! -e $policy ] || [ -e $policy.saved ] || "${root[@]}" mv $policy $policy.saved
  printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee $policy >/dev/null
  "${root[@]}" chmod 755 $policy
}
allow_servers() {
  "${root[@]}" rm -f $policy
  [ ! -e $policy.saved ] || "${root[@]}" mv $policy.saved $policy
}

apt() {
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 "$@"
}
install() { apt install -y --no-install-recommends "$@" >/dev/null; }

if [ ${#missing[@]} -gt 0 ]; then
  if [ -z "$may_install" ]; then
    echo "These packages are missing. Install them with: apt-get install ${missing[*]}" >&2
    [ ${#needed[@]} = 0 ] || exit 1
    echo "Tests that need them are skipped." >&2
  else
    echo "Installing ${missing[*]}"
    trap allow_servers EXIT
    forbid_servers
    apt update || true
    if [ ${#needed[@]} -gt 0 ] && ! install "${needed[@]}"; then
      echo "Not installed: ${needed[*]}. Nothing can be built without them." >&2
      exit 1
    fi
    refused=()
    if [ ${#wanted[@]} -gt 0 ] && ! install "${wanted[@]}"; then
      for package in "${wanted[@]}"; do install "$package" 2>/dev/null || refused+=("$package"); done
    fi
    for package in "${wanted[@]}"; do
      # nginx-light brings the server nginx.
      [[ $package != nginx* ]] || "${root[@]}" update-rc.d nginx disable >/dev/null 2>&1 || true
    done
    allow_servers
    trap - EXIT
    [ ${#refused[@]} = 0 ] || echo "Not installed: ${refused[*]}. Tests that need them are skipped." >&2
  fi
fi

if ! command -v swift >/dev/null; then
  echo "There is no 'swift' on the PATH. Install a Swift 6.3 or later toolchain from swift.org." >&2
  exit 1
fi
