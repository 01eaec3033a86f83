using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Diagnostics;

public sealed partial class CodesTests
{
    [Fact]
    public void Each_code_means_one_thing() =>
        MaintainedFile
            .In("src/IntacctReconciler/Diagnostics", "*Codes.cs")
            .SelectMany(file => Code.Matches(MaintainedFile.Read(file)))
            .Select(match => match.Value)
            .Should()
            .OnlyHaveUniqueItems()
            .And.HaveCountGreaterThan(40);

    [GeneratedRegex("\"IR[0-9]{4}\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code { get; }
}
