using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Exporting;

/// <summary>Trying words raises problems that are nobody's.</summary>
internal sealed class Unheard : IProblems
{
    public bool HasErrors => false;

    public void Add(Diagnostic diagnostic) { }
}
