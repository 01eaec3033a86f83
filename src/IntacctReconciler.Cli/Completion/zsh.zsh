#compdef intacct-reconciler
# intacct-reconciler completes itself in zsh with: source <(intacct-reconciler completion zsh), after compinit
_intacct_reconciler() {
  local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
  local -a found values
  found=("${(@f)$(intacct-reconciler "[suggest:${#line}]" "$line" 2>/dev/null)}")
  found=(${found:#})
  # What ends in = wants a value right behind it.
  values=(${(M)found:#*=})
  found=(${found:#*=})
  (( $#values )) && compadd -S '' -- $values
  (( $#found )) && compadd -- $found
  # Where the program has nothing to offer, files are.
  (( $#values + $#found )) || _files
}
if [[ $funcstack[1] == _intacct_reconciler || $funcstack[1] == _intacct-reconciler ]]; then
  _intacct_reconciler "$@"
else
  compdef _intacct_reconciler intacct-reconciler
fi
