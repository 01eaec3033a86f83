using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IntacctReconciler.Catalogue;

/// <summary>A permission that a release of Intacct moved or renamed.</summary>
/// <param name="Release">Of Intacct, such as "2025 R2".</param>
public sealed record Alias(Permission From, Permission To, string Release, Sureness Sure, string Source)
{
    /// <summary>timeAndExpenses/myTimesheets moved to time/myTimesheets in 2025 R2.</summary>
    public override string ToString() => $"{From} moved to {To} in {Release}";
}

/// <summary>Where permissions went, for hints on names that a company no longer offers. A hint, never a substitution.</summary>
public static class Aliases
{
    private static readonly FrozenDictionary<Permission, ImmutableArray<Alias>> ByFrom;

    static Aliases()
    {
        All =
        [
            .. EmbeddedTable
                .Rows("aliases.tsv", 7)
                .Select(cells => new Alias(
                    Permission.Standard(cells[0], cells[1]),
                    Permission.Standard(cells[2], cells[3]),
                    cells[4],
                    EmbeddedTable.SurenessOf(cells[5]),
                    cells[6]
                )),
        ];
        ByFrom = All.GroupBy(alias => alias.From).ToFrozenDictionary(from => from.Key, from => from.ToImmutableArray());
    }

    public static ImmutableArray<Alias> All { get; }

    /// <summary>Where this permission went; a split can have sent it to two modules.</summary>
    public static ImmutableArray<Alias> Of(Permission gone) => ByFrom.GetValueOrDefault(gone, []);

    /// <summary>The same, as far as the company offers the new place.</summary>
    public static ImmutableArray<Alias> Of(Permission gone, PermissionCatalogue offered) =>
        [.. Of(gone).Where(alias => offered.Find(alias.To) is not null)];

    /// <summary>
    /// The moves of a permission between two catalogues: none while the old place is still offered. A target that was there
    /// before is another permission, whatever else went into it.
    /// </summary>
    public static ImmutableArray<Alias> Between(
        Permission was,
        PermissionCatalogue before,
        PermissionCatalogue after
    ) => after.Find(was) is null ? [.. Of(was, after).Where(alias => before.Find(alias.To) is null)] : [];
}
