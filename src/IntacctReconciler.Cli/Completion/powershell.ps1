# intacct-reconciler completes itself in PowerShell with:
#   intacct-reconciler completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName intacct-reconciler -ScriptBlock {
    param($word, $ast, $position)
    $line = $ast.ToString().PadRight($position).Substring(0, $position)
    intacct-reconciler "[suggest:$position]" $line 2>$null | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
