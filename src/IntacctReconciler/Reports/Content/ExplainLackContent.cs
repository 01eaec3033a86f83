using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Access;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Why somebody cannot do a thing: the first obstacle, then the others, then how to mend it.</summary>
internal sealed class ExplainLackContent(ExplainFrame frame)
{
    /// <summary>More roles than this are counted.</summary>
    private const int MostRoles = 3;
    private readonly Wording wording = frame.Wording;

    public Report Of(LackAnswer answer) =>
        new([
            new Section(
                new(Names.Id(answer.User.Id), Tone.Title),
                frame.Lead(What(answer)),
                new Block([.. Answer(answer)])
            ),
            .. Mend(answer),
            ExplainUserContent.NotKnown(answer.User, answer.Gaps),
        ]);

    private string What(LackAnswer answer) =>
        answer.Asked is { } right
            ? $"{wording.Full(answer.Permission)} {wording.Rights(answer.Permission, right)}"
            : wording.Full(answer.Permission);

    private IEnumerable<Row> Answer(LackAnswer answer)
    {
        if (answer.Obstacles.IsEmpty)
            yield return new(
                Mark.Ok,
                0,
                [answer.Entity is { } entity ? $"has it, in {Names.Id(entity)} too" : "has it"]
            );
        foreach (var obstacle in answer.Obstacles)
        {
            foreach (var row in Rows(obstacle, answer))
                yield return row;
        }
        foreach (var by in answer.By)
            yield return new(
                Mark.None,
                1,
                [
                    wording.Rights(answer.Permission, by.Rights),
                    new(ExplainRows.Of(by.Route), new(by.Undeclared.IsEmpty ? "" : "; not declared", Tone.Notable)),
                ],
                Names.Place(by.At)
            );
    }

    private IEnumerable<Row> Rows(Obstacle obstacle, LackAnswer answer)
    {
        yield return new(Mark.Refused, 0, [Words(obstacle, answer)]);
        if (obstacle == Obstacle.CappedByType)
        {
            foreach (var capped in answer.Capped)
                yield return new(Mark.None, 1, [new Piece(capped.Ceiling.Source, Tone.Dim)]);
        }
    }

    private string Words(Obstacle obstacle, LackAnswer answer)
    {
        var user = answer.User;
        return obstacle switch
        {
            Obstacle.CannotSignIn => $"cannot sign in: {Choices.Status.LabelOf(user.Status ?? "")}",
            Obstacle.NotOffered => NotOffered(answer),
            Obstacle.Missing => answer.Held.IsEmpty
                ? "missing: nothing that the user holds gives it"
                : $"missing: {wording.Rights(answer.Permission, answer.Asked!.Value - answer.Held)} is given by nothing that the user holds",
            Obstacle.CappedByType =>
                $"capped by user type: a user of type {Names.Text(Choices.UserType.LabelOf(user.Type ?? ""))} {answer.Capped[0].Ceiling.Says} (documented ceiling, not checked by Intacct's API)",
            Obstacle.RestrictedByEntity => answer.Entity is { } entity
                ? $"restricted by entity: not in {Names.Id(entity)}, only in {wording.Reach("entities", user.Entities!)}"
                : $"restricted by entity: has it, in {wording.Reach("entities", user.Entities!)} only",
            _ => throw new UnreachableException(),
        };
    }

    private string NotOffered(LackAnswer answer)
    {
        var moved = answer.Offering.Moved is [var alias, ..] ? $"; it moved to {alias.To} in {alias.Release}" : "";
        return answer.Offering.Is switch
        {
            Offered.NotTheModule =>
                $"module not subscribed: the company offers nothing of {wording.Module(answer.Permission)}{moved}",
            Offered.NotThePermission => $"not offered: the company does not have this permission{moved}",
            _ => "not offered: the company does not let this right be granted on it",
        };
    }

    private static IEnumerable<Section> Mend(LackAnswer answer)
    {
        if (!answer.Obstacles.Contains(Obstacle.Missing))
            yield break;
        var custom = answer.Offering.Is == Offered.NotKnown;
        ImmutableArray<Row> rows =
        [
            .. answer.Roles.Take(MostRoles).Select(OfRole),
            .. answer.Roles.Length > MostRoles
                ? [new Row(Mark.None, 0, [$"and {Plural.Of(answer.Roles.Length - MostRoles, "larger role")}"])]
                : (IEnumerable<Row>)[],
            .. answer.Places.Select(OfPlace),
            .. custom
                ? [new Row(Mark.None, 0, ["Intacct offers no catalogue of these permissions: check the spelling"])]
                : (IEnumerable<Row>)[],
        ];
        yield return new(
            "TO GIVE IT",
            rows.IsEmpty
                ? "no role has it: add it to one, or to the user where permissions are given to users"
                : Phrase.Empty,
            new Block(rows)
        );
    }

    private static Row OfRole(GrantingRole role) =>
        new(
            Mark.None,
            0,
            [
                $"give role {Names.Id(role.Role)}",
                $"{Plural.Of(role.Size, "permission")}; held by {Plural.Of(role.Holders, "user")}",
            ],
            Names.Place(role.At)
        );

    private static Row OfPlace((Address Holder, Diagnostics.Origin At) place) =>
        new(
            Mark.None,
            0,
            place.Holder.Kind == ObjectKind.Role
                ? [$"or add it to role {Names.Id(place.Holder.Id)}", "for everybody who holds it"]
                : [$"roles of {Names.Id(place.Holder.Id)}", "are declared here"],
            Names.Place(place.At)
        );
}
