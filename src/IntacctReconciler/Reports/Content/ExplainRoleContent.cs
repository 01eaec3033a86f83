using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Who holds a role or is in a group, what it gives, and which other roles give the same.</summary>
internal sealed class ExplainRoleContent(ExplainFrame frame)
{
    /// <summary>More overlaps than this are counted.</summary>
    private const int MostOverlaps = 8;
    private readonly Wording wording = frame.Wording;
    private readonly ExplainRows rows = new(frame.Wording);

    public Report Of(RoleExplanation role) =>
        new([
            new Section(
                new(Names.Id(role.Role.Id), Tone.Title),
                frame.Lead(Names.Text(role.Role.Description ?? "")),
                new Block(Facts(role))
            ),
            Holders(role),
            Grants(role.Grants),
            .. Undeclared(role.Undeclared),
            .. Overlaps(role),
        ]);

    public Report Of(GroupExplanation group) =>
        new([
            new Section(
                new(Names.Id(group.Group.Id), Tone.Title),
                frame.Lead(Names.Text(group.Group.Description ?? "")),
                new Block([
                    new(
                        Mark.None,
                        0,
                        [
                            new Piece("Members", Tone.Dim),
                            group.Members is { } members ? Listed(members) : "(not offered over the API)",
                        ],
                        Names.Place(group.At)
                    ),
                    new(Mark.None, 0, [new Piece("Roles", Tone.Dim), Listed(group.Roles)]),
                ])
            ),
            Grants(group.Grants, group.Roles.Count > 1),
        ]);

    private static Row Facts(RoleExplanation role)
    {
        var use = role.Role.ApplyTo is { } applies ? Names.Text(Choices.ApplyTo.LabelOf(applies)) : "(not known)";
        var isPart = role.Role.ApplyTo is "slideInOnly" or "loginOnly";
        return new(
            Mark.None,
            0,
            [
                new Piece("Use for", Tone.Dim),
                use + (isPart ? ": for whom it counts is not told apart here, it counts for all" : ""),
            ],
            Names.Place(role.At)
        );
    }

    private Section Holders(RoleExplanation role)
    {
        var holders = role.Holders;
        if (holders.Count == 0 && role.Groups.IsEmpty)
            return new("HOLDERS", "nobody");
        return new(
            "HOLDERS",
            Plural.Of(holders.Count, "user"),
            new Block([
                .. role.Direct.Count > 0 ? [Row("directly", Listed(role.Direct))] : (IEnumerable<Row>)[],
                .. role.Groups.Select(group =>
                    Row(
                        $"group {Names.Id(group.Group)}",
                        group.Members is { } members ? Listed(members) : "(members are not offered over the API)"
                    )
                ),
            ])
        );
    }

    private Section Grants(ImmutableArray<ExplainedGrant> grants, bool withRoutes = false)
    {
        var all = GrantSet.Of(grants.Select(grant => new Grant(grant.Permission, grant.Rights)));
        return new(
            "GRANTS",
            all.Count == 0 ? "nothing" : new Phrase(Wording.Count(all), new GrantRows(wording).Among(all)),
            rows.Modules(grants, GrantSet.Empty, withRoutes)
        );
    }

    private IEnumerable<Section> Undeclared(GrantSet undeclared)
    {
        if (undeclared.Count > 0)
            yield return new(
                "NOT DECLARED",
                "the files would take it away",
                new Block([.. new GrantRows(wording).Of(Mark.Lose, undeclared, null, 0)])
            );
    }

    private IEnumerable<Section> Overlaps(RoleExplanation role)
    {
        if (role.Overlaps.IsEmpty)
            yield break;
        var shown =
            wording.Detail == Detail.Verbose ? role.Overlaps.Length : Math.Min(role.Overlaps.Length, MostOverlaps);
        yield return new(
            "OVERLAPS",
            $"with {Plural.Of(role.Overlaps.Length, "other role")}, in single rights",
            new Block([
                .. role.Overlaps.Take(shown).Select(overlap => Row(Names.Id(overlap.Other), Words(overlap))),
                .. shown < role.Overlaps.Length
                    ?
                    [
                        new Row(
                            Mark.None,
                            0,
                            [new Piece($"and {role.Overlaps.Length - shown:N0} more (--verbose shows all)", Tone.Dim)]
                        ),
                    ]
                    : (IEnumerable<Row>)[],
            ])
        );
    }

    private static string Words(RoleOverlap overlap) =>
        overlap.Kind switch
        {
            OverlapKind.Equal => $"grants the same {Plural.Of(overlap.Own, "right")}",
            OverlapKind.PartOf => $"grants all {overlap.Own:N0}, and {overlap.Others - overlap.Shared:N0} more",
            OverlapKind.Contains => $"is a part of this role: all its {Plural.Of(overlap.Others, "right")}",
            OverlapKind.Shares => $"shares {overlap.Shared:N0} of its {Plural.Of(overlap.Others, "right")}",
            _ => throw new UnreachableException(),
        };

    private Phrase Listed(IdSet ids) => ids.Count == 0 ? "nobody" : wording.List(ids);

    private static Row Row(string name, Phrase words) => new(Mark.None, 0, [name, words]);
}
