using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli;

/// <summary>What was asked for cannot be begun: a missing file, missing credentials, an argument that means nothing.</summary>
internal sealed class CannotRun(Diagnostic why, int exitCode = ExitCode.Failed) : Exception(why.Message)
{
    public Diagnostic Why => why;

    public int ExitCode => exitCode;
}
