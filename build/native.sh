#!/usr/bin/env bash
# native.sh FOLDER [PLATFORM]: publishes the native program into FOLDER, without a warning or not at all.
set -euo pipefail
cd "$(dirname "$0")/.."

said=$(mktemp)
trap 'rm -f "$said"' EXIT
# Locked versions are those of the tool package; native code adds packages that come with the SDK, in a lock file of its own.
dotnet publish src/IntacctReconciler.Cli -c Release -o "$1" ${2:+-r "$2"} \
  -p:PublishAot=true -p:RestoreLockedMode=false -p:NuGetLockFilePath=packages.aot.lock.json >"$said" 2>&1 ||
  { cat "$said"; exit 1; }
if grep -E 'warning [A-Z]+[0-9]+' "$said"; then
  echo "the native program must publish without warnings"
  exit 1
fi
