using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Reports.Content;

/// <summary>What an explanation is of.</summary>
/// <param name="Against">The snapshot, or the plan, whose state it is; null for the company as it is.</param>
/// <param name="IsAfter">Whether it is the state after that plan.</param>
public sealed record ExplainFrame(
    string Company,
    PermissionCatalogue Catalogue,
    Detail Detail,
    string? Against = null,
    bool IsAfter = false
)
{
    internal Wording Wording { get; } = new(Catalogue, Detail);

    /// <summary>What stands after the name: AP clerk, Leeds; in ACME after acme.plan</summary>
    internal string Lead(string words)
    {
        var where = Against is not { } file
            ? $"in {Names.Id(Company)}"
            : $"in {Names.Id(Company)} {(IsAfter ? "after" : "as in")} {Names.FileName(file)}";
        return words.Length == 0 || words == "(empty)" ? where : $"{words}; {where}";
    }
}
