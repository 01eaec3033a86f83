using System.Collections.Immutable;
using IntacctReconciler.Comparing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Who can do more on one side than on the other, whatever way the rights come.</summary>
internal sealed class DiffAccess(Wording wording)
{
    /// <summary>More lines than this are folded.</summary>
    private const int Most = 30;
    private readonly FieldWords fields = new(wording, _ => false);

    public Section? Of(AccessDifference access)
    {
        if (access.Compared == 0)
            return null;
        var shown = wording.Detail == Detail.Verbose ? access.Users.Length : Math.Min(access.Users.Length, Most);
        var rows = access.Users.Take(shown).Select(Of).ToList();
        if (shown < access.Users.Length)
        {
            var rest = access.Users.Skip(shown).Sum(difference => difference.Users.Count);
            rows.Add(
                new(
                    Mark.None,
                    0,
                    [Phrase.Empty, new Piece($"and {Plural.Of(rest, "more user")} (--verbose shows all)", Tone.Dim)]
                )
            );
        }
        if (access.WithoutGroups)
            rows.Add(
                new(
                    Mark.Notable,
                    0,
                    ["the members of groups are not known on both sides: what comes by a group is not counted here"]
                )
            );
        return new("ACCESS", Lead(access), new Block([.. rows]));
    }

    private static string Lead(AccessDifference access)
    {
        var users = $"of {Plural.Of(access.Compared, "user")} on both sides";
        return access.Users.IsEmpty
            ? $"{users} nobody can do more here or there"
            : $"{users}, {access.More.Count:N0} can do more in B, {access.Less.Count:N0} less";
    }

    private Row Of(EffectiveDifference difference) =>
        new(MarkOf(difference), 0, [wording.List(difference.Users), Words(difference)]);

    private static Mark MarkOf(EffectiveDifference difference)
    {
        var admin = UserWords.Level(difference.AdminB).CompareTo(UserWords.Level(difference.AdminA));
        var more = difference.More.Count > 0 || admin > 0 || difference.Scopes.Any(scope => scope.Widens);
        var less = difference.Less.Count > 0 || admin < 0 || difference.Scopes.Any(scope => scope.Narrows);
        return (more, less) switch
        {
            (true, false) => Mark.Gain,
            (false, true) => Mark.Lose,
            _ => Mark.Change,
        };
    }

    private Phrase Words(EffectiveDifference difference)
    {
        ImmutableArray<ImmutableArray<Piece>> clauses =
        [
            .. SignsIn(difference.SignsIn),
            .. UserWords.Level(difference.AdminA) != UserWords.Level(difference.AdminB)
                ? (ImmutableArray<Piece>[])
                    [
                        [$"Admin privileges {Wording.Admin(difference.AdminA)} -> {Wording.Admin(difference.AdminB)}"],
                    ]
                : [],
            .. difference.Scopes.Select(scope =>
                ImmutableArray.Create<Piece>(wording.ScopeChange(scope.Field, scope.Before, scope.After))
            ),
            .. difference.More.Count + difference.Less.Count > 0
                ? [fields.Of(difference.More, difference.Less)]
                : (ImmutableArray<Piece>[])[],
        ];
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var clause in clauses)
        {
            if (pieces.Count > 0)
                pieces.Add("; ");
            pieces.AddRange(clause);
        }
        return new(pieces.DrainToImmutable());
    }

    private static IEnumerable<ImmutableArray<Piece>> SignsIn(Sides where) =>
        where switch
        {
            Sides.A =>
            [
                ["cannot sign in in B"],
            ],
            Sides.B =>
            [
                ["cannot sign in in A"],
            ],
            _ => [],
        };
}
