using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Evidence.Tables;
using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence;

/// <summary>A module, custom application or agent that somebody holds something of.</summary>
/// <param name="Word">In the words of the screens.</param>
/// <param name="Offers">How many permissions the company offers in it; null where Intacct has no list of them.</param>
internal sealed record MatrixColumn(PermissionKind Kind, string Module, string Word, int? Offers);

/// <param name="Held">For each column how much of it, null for nothing.</param>
/// <param name="Conflicts">Ids of rules that the user breaks and nobody has accepted.</param>
internal sealed record MatrixRow(
    User User,
    bool CanSignIn,
    ImmutableArray<GrantSet?> Held,
    ImmutableArray<string> Conflicts,
    ImmutableArray<string> Waived
);

/// <summary>Users and modules at one look.</summary>
internal sealed record AccessMatrix(ImmutableArray<MatrixColumn> Columns, ImmutableArray<MatrixRow> Rows)
{
    public static AccessMatrix Of(CompanyEvidence company)
    {
        var held = company
            .State.Users.Select(user => (User: user, ByModule: ByModule(company.Access.HeldBy(user))))
            .ToImmutableArray();
        ImmutableArray<MatrixColumn> columns =
        [
            .. held.SelectMany(one => one.ByModule.Keys)
                .Distinct()
                .Order()
                .Select(module => Column(company, module.Kind, module.Module)),
        ];
        var broken = Conflict
            .In(company.Policies)
            .SelectMany(conflict =>
                ((IEnumerable<string>)Users(conflict)).Select(user => (User: user, conflict.Rule, conflict.IsWaived))
            )
            .ToLookup(one => one.User, StringComparer.Ordinal);
        return new(
            columns,
            [
                .. held.Select(one => new MatrixRow(
                        one.User,
                        EffectiveAccess.CanSignIn(one.User),
                        [.. columns.Select(column => one.ByModule.GetValueOrDefault((column.Kind, column.Module)))],
                        Rules(isWaived: false, one.User.Id),
                        Rules(isWaived: true, one.User.Id)
                    ))
                    .OrderByDescending(row => row.CanSignIn),
            ]
        );

        ImmutableArray<string> Rules(bool isWaived, string user) =>
            [
                .. broken[user]
                    .Where(one => one.IsWaived == isWaived)
                    .Select(one => one.Rule)
                    .Distinct(StringComparer.Ordinal),
            ];
    }

    private static Dictionary<(PermissionKind Kind, string Module), GrantSet> ByModule(GrantSet grants) =>
        grants
            .GroupBy(grant => (grant.Permission.Kind, grant.Permission.Module))
            .ToDictionary(module => module.Key, module => GrantSet.Of(module));

    private static MatrixColumn Column(CompanyEvidence company, PermissionKind kind, string module)
    {
        var offered = kind == PermissionKind.Standard ? company.State.Catalogue.OfModule(module).Length : 0;
        var word = company.Words.Module(new(kind, module, ""));
        return new(kind, module, word, offered == 0 ? null : offered);
    }

    private static IdSet Users(Conflict conflict) =>
        conflict.Kind == "role" ? IdSet.Empty
        : conflict.Finding.IsOnePerson ? conflict.Finding.Users
        : IdSet.Of(conflict.Subject);
}
