using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Text;

namespace IntacctReconciler.Exporting.Proposals;

/// <summary>What proposals would change, as comments in the file and as a summary for whoever ran the export.</summary>
internal sealed class ProposalWords(RoleProposals proposals, PermissionCatalogue catalogue)
{
    private const int MostNames = 6;
    private const int MostRights = 4;
    private const int Width = 94;
    private readonly ScreenWords words = new(catalogue);

    /// <summary>Lines to stand before a role.</summary>
    public IEnumerable<string> OfRole(string id)
    {
        if (proposals.Roles.FirstOrDefault(role => role.Id == id) is not { } role)
            return [];
        var said =
            $"Proposed for {Names(role.Holders)}: {Plural.Of(role.Permissions, "permission")}. {Change(role)}"
            + (role.IsThere ? " The company has this role already." : "");
        return Wrapped(role.Near is { } near ? $"{said} {Near(role, near)}" : said);
    }

    /// <summary>Lines to stand before a user.</summary>
    public IEnumerable<string> OfUser(string id) =>
        proposals.Left.TryGetValue(id, out var why)
            ? Wrapped($"roles are left out, so that what the switch makes for this user stays: {Because(why)}")
        : proposals.Lost.TryGetValue(id, out var gone)
            ? Wrapped($"Loses {Rights(gone)}: no role can be given it, as the company's catalogue does not offer it.")
        : [];

    /// <summary>For the top of the file.</summary>
    public IEnumerable<string> Head() =>
        [
            .. Wrapped(
                $"{Plural.Of(proposals.Roles.Length, "role is", "roles are")} proposed for after the switch to role-based permissions: whoever holds the same gets the same role. The names are proposals as well; Intacct never changes a role's id, so change them before the first apply."
            ),
        ];

    /// <summary>For whoever ran the export.</summary>
    public IEnumerable<string> Summary()
    {
        var holders = proposals.Roles.Sum(role => role.Holders.Count);
        yield return $"{Plural.Of(proposals.Roles.Length, "role is", "roles are")} proposed for {Plural.Of(holders, "user")}; "
            + (
                proposals.Lost.IsEmpty
                    ? "nobody gains or loses a right"
                    : $"{Names([.. proposals.Lost.Keys])} would lose what the catalogue does not offer"
            );
        var alike = proposals.Roles.Count(role => role.Near is not null);
        if (alike > 0)
            yield return $"{Plural.Of(alike, "role differs", "roles differ")} little from another: the comments say what one role for both would change";
        if (proposals.Idle.Count > 0)
            yield return $"warning: {Names(proposals.Idle)} can sign in, {(proposals.Idle.Count == 1 ? "holds" : "hold")} no permissions, and {(proposals.Idle.Count == 1 ? "gets" : "get")} no role";
        foreach (var left in proposals.Left.GroupBy(left => left.Value))
        {
            IReadOnlyList<string> users = [.. left.Select(one => one.Key)];
            yield return $"no role is proposed for {Names(users)}: {Because(left.Key)}";
        }
        if (proposals.Covered.Count > 0)
            yield return $"{Names(proposals.Covered)} {(proposals.Covered.Count == 1 ? "holds" : "hold")} all of it by other roles already";
    }

    private string Change(ProposedRole role) =>
        role.Holders.Any(proposals.Lost.ContainsKey)
            ? $"Who loses something: {Names([.. role.Holders.Where(proposals.Lost.ContainsKey)])}; see there."
            : "Nobody gains or loses a right.";

    private string Near(ProposedRole role, NearRole near)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        if (near.OnlyHere.Count > 0)
            parts.Add($"{Rights(near.OnlyHere)} to {Names(near.Holders)}");
        if (near.OnlyThere.Count > 0)
            parts.Add($"{Rights(near.OnlyThere)} to {Names(role.Holders)}");
        var without = (near.OnlyHere.Count > 0, near.OnlyThere.Count > 0) switch
        {
            (true, false) => $"{Names(role.Holders)} would lose it",
            (false, true) => $"{Names(near.Holders)} would lose it",
            _ => "whoever holds it now would lose it",
        };
        return $"Little differs from {Quoted(near.Id)}: one role for both would give {Plural.List(parts)}; without that, {without}.";
    }

    private string Rights(GrantSet grants)
    {
        var said = grants
            .Take(grants.Count > MostRights ? MostRights - 1 : MostRights)
            .Select(grant =>
                $"{Of(grant.Permission)} {string.Join(", ", RightWords.Print(grant.Rights, (catalogue.Find(grant.Permission)?.Allowed ?? Catalogue.Rights.None) | grant.Rights).Select(right => Printable.Of(right)))}"
            );
        var rest = grants.Count > MostRights ? $" and {grants.Count - MostRights + 1} more permissions" : "";
        return string.Join("; ", said) + rest;
    }

    private string Of(Permission permission) =>
        Printable.Of(permission.Kind == PermissionKind.Standard ? words.Full(permission) : permission.ToString());

    private static string Names(IReadOnlyList<string> ids) =>
        ids.Count <= MostNames
            ? Plural.List([.. ids.Select(id => Printable.Of(id))])
            : $"{string.Join(", ", ids.Take(MostNames - 1).Select(id => Printable.Of(id)))} and {ids.Count - MostNames + 1} more";

    private static string Because(WhyLeft why) =>
        why switch
        {
            WhyLeft.NotKnown => "what it holds could not be read",
            WhyLeft.InactiveAndAlone => "inactive, and nobody who can sign in holds the same",
            WhyLeft.NoWords => "a permission in it has a name that no file can tell from others",
            _ => throw new UnreachableException(),
        };

    private static string Quoted(string id) => $"\"{Printable.Of(id)}\"";

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
