using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Who gains and who loses what: the part that a reviewer reads first.</summary>
internal sealed class AccessSection(PlanReading plan)
{
    /// <summary>More blocks than this of one sort are folded.</summary>
    private const int Most = 30;
    private readonly Wording wording = plan.Wording;
    private readonly GrantRows grants = new(plan.Wording);
    private readonly UserWords words = new(plan);

    public Section? Of(AccessDelta access)
    {
        if (plan.Plan.IsEmpty)
            return null;
        ImmutableArray<Block> blocks =
        [
            .. Folded(ChangedRoles(access), "role"),
            .. Folded(NewRoles(access), "new role"),
            .. UserBlocks(access),
        ];
        return new("ACCESS", Lead(access), blocks);
    }

    private static Phrase Lead(AccessDelta access)
    {
        var (gain, lose) = (access.Gaining.Count, access.Losing.Count);
        var all = access.Gaining.Union(access.Losing);
        if (all.Count == 0)
            return "nobody gains or loses a right";
        var services = access
            .Users.Where(change => change.WebServicesOnly)
            .SelectMany(change => change.Users)
            .Count(all.Contains);
        var who =
            services == all.Count ? Plural.Of(all.Count, "Web Services user")
            : services > 0 ? Plural.Of(all.Count, "user")
            : Plural.Of(all.Count, "person", "people");
        if (all.Count == 1)
            return $"{who} {(gain == 0 ? "loses" : lose == 0 ? "gains" : "gains and loses")}";
        var both = gain + lose - all.Count;
        ImmutableArray<string> parts = [.. Part(gain, "gain"), .. Part(lose, "lose")];
        return both == all.Count
            ? $"{who} gain and lose"
            : $"{who}: {string.Join(", ", parts)}{(both > 0 ? $" ({Plural.Of(both, "does", "do")} both)" : "")}";
    }

    private static IEnumerable<string> Part(int count, string verb) =>
        count == 0 ? [] : [Plural.Of(count, verb + "s", verb)];

    private IEnumerable<Block> ChangedRoles(AccessDelta access) =>
        access.Roles.Select(role => new Block([
            new(
                Mark.None,
                0,
                [
                    new Piece(Names.Id(role.Role), Tone.Title),
                    $"{Formerly(role.Role)}held by {wording.List(role.Holders)}",
                ],
                Names.Place(plan.PlaceOf(Address.Role(role.Role)))
            ),
            .. grants.Of(Mark.Gain, role.Gained, role.Held, 1),
            .. grants.Of(Mark.Lose, role.Lost, null, 1),
            .. LastChangeRow(Address.Role(role.Role), 2),
        ]));

    private string Formerly(string role) =>
        plan.FormerOf(Address.Role(role)) is { } old ? $"formerly {Names.Id(old)}; " : "";

    /// <summary>A role that is made now, with what is in it; its holders' own rows name only the role.</summary>
    private IEnumerable<Block> NewRoles(AccessDelta access)
    {
        var holders = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var change in access.Users)
        {
            foreach (var role in change.RolesGained.Where(role => plan.MakesNew(Address.Role(role))))
            {
                if (!holders.TryGetValue(role, out var users))
                    holders[role] = users = [];
                users.AddRange(change.Users);
            }
        }
        foreach (var (role, users) in holders)
        {
            var address = Address.Role(role);
            yield return new([
                new(
                    Mark.None,
                    0,
                    [new Piece(Names.Id(role), Tone.Title), $"new role for {wording.List(IdSet.Of(users))}"],
                    Names.Place(plan.PlaceOf(address))
                ),
                .. grants.Of(Mark.Gain, AfterOf(address), null, 1),
            ]);
        }
    }

    private GrantSet AfterOf(Address role) =>
        plan.Steps(role)
            .SelectMany(change => change.Fields)
            .Select(field => (field.After as FieldValue.Grants)?.Value ?? GrantSet.Empty)
            .Aggregate(GrantSet.Empty, (all, more) => all.Union(more));

    private IEnumerable<Block> UserBlocks(AccessDelta access)
    {
        var marked = SwitchSections
            .Folded(access.Users)
            .Select(change => (Change: change, Mark: words.MarkOf(change)))
            .ToList();
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (var mark in new[] { Mark.Gain, Mark.Change, Mark.Lose })
        {
            var those = marked.Where(entry => entry.Mark == mark).Select(entry => entry.Change).ToList();
            var shown = plan.Detail == Detail.Verbose ? those.Count : Math.Min(those.Count, Most);
            rows.AddRange(those.Take(shown).SelectMany(change => UserRows(change, mark)));
            if (shown < those.Count)
                rows.Add(new(Mark.None, 0, [More(those.Skip(shown).Sum(change => change.Users.Count), "user")]));
        }
        if (rows.Count > 0)
            yield return new(rows.DrainToImmutable());
    }

    private IEnumerable<Row> UserRows(UserAccess access, Mark mark)
    {
        var (gained, lost) = plan.Detail == Detail.Verbose ? (access.Gained, access.Lost) : plan.Direct(access);
        yield return new(mark, 0, [wording.List(access.Users), words.Of(access)], Names.Place(plan.PlaceOf(access)));
        foreach (var note in UserWords.ScopeNotes(access))
            yield return new(Mark.None, 0, [Phrase.Empty, new Piece(note, Tone.Notable)]);
        foreach (var row in grants.Of(Mark.Gain, gained, null, 1))
            yield return row;
        if (access.Step != UserStep.Leaves || plan.Detail == Detail.Verbose)
        {
            foreach (var row in grants.Of(Mark.Lose, lost, null, 1))
                yield return row;
        }
        if (access.Users.Count == 1 && !IsTimeAlone(access))
        {
            foreach (var row in LastChangeRow(Address.User(access.Users[0]), 0))
                yield return row;
        }
    }

    /// <summary>Whether nothing happens but that temporary roles end: nobody's change is undone then.</summary>
    private bool IsTimeAlone(UserAccess access) =>
        access is { RolesLost.Count: > 0, RolesGained.Count: 0, Scopes.Count: 0 }
        && access.AdminBefore == access.AdminAfter
        && access.RolesLost.All(role => plan.EndOf(role, access.Users[0]) is not null);

    /// <summary>Who is undone: said of what the files declare and Intacct has otherwise.</summary>
    private IEnumerable<Row> LastChangeRow(Address address, int depth)
    {
        var change = plan.Steps(address)
            .FirstOrDefault(step => step.Action is not (ChangeAction.Create or ChangeAction.Delete));
        if (change is not { Reason: ChangeReason.Declared } || Wording.LastChange(change.LastChange) is not { } last)
            yield break;
        Phrase said = new Piece(last, Tone.Dim);
        yield return new(Mark.None, depth, depth == 0 ? [Phrase.Empty, said] : [said]);
    }

    private IEnumerable<Block> Folded(IEnumerable<Block> blocks, string noun)
    {
        var all = blocks.ToList();
        if (plan.Detail == Detail.Verbose || all.Count <= Most)
            return all;
        return all.Take(Most).Append(new(new Row(Mark.None, 0, [More(all.Count - Most, noun)])));
    }

    private static Phrase More(int count, string noun) =>
        new Piece($"and {Plural.Of(count, "more " + noun)} (--verbose shows all)", Tone.Dim);
}
