using System.Text;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Tests.Declarations;

/// <summary>Reads fleet files from text, and shows what was found as a user would see it.</summary>
internal static class FleetReading
{
    public static (FleetFile? File, IReadOnlyList<Diagnostic> Found) Of(string yaml)
    {
        var problems = new Problems();
        var file = FleetFileReader.Read(new("fleet.yaml"), Encoding.UTF8.GetBytes(yaml), problems);
        return (file, problems.Found);
    }

    /// <summary>The file, which must have nothing wrong with it.</summary>
    public static FleetFile Clean(string yaml)
    {
        Rendered(yaml).Should().BeEmpty();
        return Of(yaml).File!;
    }

    public static string Rendered(string yaml) => Reading.Rendered(yaml, Of(yaml).Found);
}
