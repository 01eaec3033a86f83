#!/usr/bin/env bash
# Puts a release of the program on the PATH of this step and of those that follow, if its checksum is the published one.
set -euo pipefail

stop() {
  echo "::error::$1"
  exit 1
}

[[ $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || stop "version must be like 0.1.0"
case $RUNNER_OS-$RUNNER_ARCH in
  Linux-X64) platform=linux-x64 ;;
  Linux-ARM64) platform=linux-arm64 ;;
  macOS-ARM64) platform=osx-arm64 ;;
  Windows-X64) platform=win-x64 ;;
  *) stop "no release for $RUNNER_OS on $RUNNER_ARCH; install the dotnet tool and leave version out" ;;
esac

archive=intacct-reconciler-$VERSION-$platform.tar.gz
folder=$RUNNER_TEMP/intacct-reconciler-$VERSION
mkdir -p "$folder/bin"
cd "$folder"
gh release download "v$VERSION" --repo "$REPOSITORY" --pattern "$archive" --pattern SHA256SUMS --clobber
# A list that does not name the archive has proved nothing.
line=$(grep -E "^[0-9a-f]{64} [ *]${archive//./\\.}\$" SHA256SUMS) || stop "SHA256SUMS of v$VERSION does not name $archive"
if command -v sha256sum >/dev/null; then check=(sha256sum); else check=(shasum -a 256); fi
"${check[@]}" --check --strict <<<"$line" || stop "$archive is not what was published"
tar -xzf "$archive" -C bin
echo "$folder/bin" >>"$GITHUB_PATH"
