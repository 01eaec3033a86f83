using System.Text.Json.Nodes;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>One object of a write.</summary>
/// <param name="Address">Whose outcome it is; the members of a group are items of that group.</param>
/// <param name="Body">Made anew for each try, since a try can find that part of it is done.</param>
/// <param name="Rows">Nested rows it holds; a write has at most 2,000.</param>
internal sealed record Item(Address Address, Func<JsonObject> Body, int Rows = 0)
{
    /// <summary>The user whose membership it is, for an item of a group's members.</summary>
    public string? Member { get; init; }

    /// <summary>Another way to say the same, for when Intacct refuses the first.</summary>
    public Func<JsonObject>? Instead { get; init; }

    /// <summary>For a deletion.</summary>
    public string? Key { get; init; }
}
