using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>What the program keeps of a company beside its access file: <c>.reconciler/COMPANY/</c>.</summary>
internal static class StateFolder
{
    public static string Of(string folder, string company) => Path.Combine(folder, ".reconciler", NameOf(company));

    public static string NameOf(string company) => FileName.Of(company);
}
