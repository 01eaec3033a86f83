# intacct-reconciler completes itself in fish with: intacct-reconciler completion fish | source
function __intacct_reconciler
    set -l line (commandline -cp)
    set -l found (intacct-reconciler "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
    # Where the program has nothing to offer, files are.
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c intacct-reconciler -f -a '(__intacct_reconciler)'
