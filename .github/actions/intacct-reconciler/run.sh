#!/usr/bin/env bash
# Runs the program once, with a report in each form that the verb has. Its exit code is an output; the action fails with it at
# its end, when everything has been shown.
set -uo pipefail

program=${PROGRAM:-intacct-reconciler}
if ! command -v "$program" >/dev/null; then
  echo "::error::there is no program $program; name a version to install, or a program"
  exit 1
fi

# set_output NAME VALUE: an output of the step; no value can end itself and begin another output.
set_output() {
  local end
  end=end-$(random)
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

random() { head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

read -ra call <<<"$VERB"
case ${call[0]:-} in
  plan | audit) formats=(markdown=md json=json sarif=sarif junit=xml csv=csv) ;;
  apply) formats=(markdown=md json=json junit=xml csv=csv) ;;
  diff) formats=(markdown=md json=json csv=csv) ;;
  *) formats=() ;;
esac
reports=$(mktemp -d "$RUNNER_TEMP/intacct-reconciler.XXXXXX")
for format in ${formats[@]+"${formats[@]}"}; do
  call+=(--report "${format%%=*}=$reports/report.${format#*=}")
done
[ -z "$OUT" ] || call+=(--out "$OUT")
while IFS= read -r argument; do
  [ -z "$argument" ] || call+=("$argument")
done <<<"$ARGUMENTS"
[ -z "$ACCESS" ] || call+=("$ACCESS")

# A line of the output that looks like a command to the runner is text: it may hold what somebody called a role.
quiet=$(random)
echo "::stop-commands::$quiet"
"$program" "${call[@]}" &
running=$!
# Who cancels the job stops this script; the program finishes the batch in flight and says what it has done.
trap 'kill -TERM "$running" 2>/dev/null' INT TERM
wait "$running"
while kill -0 "$running" 2>/dev/null; do wait "$running"; done
# A signal ends the waiting with a code of its own; the program's is remembered.
wait "$running"
code=$?
echo "::$quiet::"

set_output exit-code "$code"
set_output reports "$reports"
for format in ${formats[@]+"${formats[@]}"}; do
  report=$reports/report.${format#*=}
  [ ! -e "$report" ] || set_output "${format%%=*}" "$report"
done
[ -z "$OUT" ] || [ ! -e "$OUT" ] || set_output plan "$(cd "$(dirname "$OUT")" && pwd)/$(basename "$OUT")"
exit 0
