# intacct-reconciler completes itself in bash with: source <(intacct-reconciler completion bash)
_intacct_reconciler() {
  local line=${COMP_LINE:0:COMP_POINT} found
  COMPREPLY=()
  while IFS= read -r found; do
    COMPREPLY+=("$found")
  done < <(intacct-reconciler "[suggest:${#line}]" "$line" 2>/dev/null)
  # What ends in = wants a value right behind it.
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
}
# Where the program has nothing to offer, files are.
complete -o default -F _intacct_reconciler intacct-reconciler
