#!/usr/bin/env bash
# smoke.sh PROGRAM: plans an example in an empty folder, applies it, and plans again; nothing is left to do.
set -euo pipefail

program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$(dirname "$0")/../examples/acme" "$folder/acme"
rm -rf "$folder/acme/.reconciler"
cd "$folder"

# expect CODE ARGUMENTS...: what it says matters only when it does not end so.
expect() {
  local wanted=$1 code=0
  shift
  "$program" "$@" >said.log 2>&1 || code=$?
  [ "$code" -eq "$wanted" ] || { cat said.log; echo "exit $code instead of $wanted: $*"; exit 1; }
}

expect 2 plan acme --detailed-exitcode
expect 0 apply acme --auto-approve
expect 0 plan acme --detailed-exitcode
