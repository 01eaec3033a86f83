using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Reports.Content;

/// <summary>What one change writes, in a line.</summary>
internal sealed class ChangeWords(PlanReading plan)
{
    private readonly FieldWords fields = new(plan.Wording, plan.IsInAccess);

    public Phrase Of(Change change)
    {
        ImmutableArray<ImmutableArray<Piece>> clauses =
        [
            .. Renamed(change),
            .. change.Action switch
            {
                ChangeAction.Create when plan.FormerOf(change.Address) is { } old => TakesPlace(change, old),
                ChangeAction.Create => Create(change),
                ChangeAction.Update or ChangeAction.Deactivate => Update(change),
                ChangeAction.Delete when change.Reason == ChangeReason.Renamed =>
                [
                    ["deleted"],
                ],
                ChangeAction.Delete => Delete(change),
                _ => throw new UnreachableException(),
            },
            .. Why(change),
            .. AnsweredFor(change),
            .. Step(change),
            .. WayWords.Of(change, plan.Detail) is { } way
                ? (ImmutableArray<Piece>[])
                    [
                        [new(way, Tone.Dim)],
                    ]
                : [],
        ];
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var clause in clauses.Where(clause => !clause.IsEmpty))
        {
            if (pieces.Count > 0)
                pieces.Add("; ");
            pieces.AddRange(clause);
        }
        return new(pieces.DrainToImmutable());
    }

    /// <summary>Both sides of a rename name the other; the new one whoever comes along.</summary>
    private IEnumerable<ImmutableArray<Piece>> Renamed(Change change)
    {
        if (plan.FormerOf(change.Address) is { } old && ReferenceEquals(plan.Steps(change.Address).First(), change))
        {
            yield return
            [
                !plan.Deletes(change.Address with { Id = old }) ? $"takes over from {Names.Id(old)}, which stays"
                : change.Action == ChangeAction.Create ? $"renamed from {Names.Id(old)}"
                : $"takes the place of {Names.Id(old)}",
            ];
            if (HeldBy(change.Address) is { Length: > 0 } holders)
                yield return [$"held by {holders}"];
        }
        else if (change.Reason == ChangeReason.Renamed)
            yield return [$"renamed to {Names.Id(plan.SuccessorOf(change.Address)!)}"];
    }

    private string HeldBy(Address address)
    {
        if (address.Kind != ObjectKind.Role)
            return "";
        var (users, groups) = (plan.GivenTo(address.Id, ObjectKind.User), plan.GivenTo(address.Id, ObjectKind.Group));
        ImmutableArray<string> parts =
        [
            .. users.Count > 0 ? [plan.Wording.List(users)] : (IEnumerable<string>)[],
            .. groups.Count > 0
                ? [$"{(groups.Count == 1 ? "group" : "groups")} {plan.Wording.List(groups)}"]
                : (IEnumerable<string>)[],
        ];
        return string.Join(" and ", parts);
    }

    /// <summary>What differs from the object that it takes the place of; all else comes along.</summary>
    private IEnumerable<ImmutableArray<Piece>> TakesPlace(Change change, string old)
    {
        var former = plan.Steps(change.Address with { Id = old })
            .FirstOrDefault(step => step.Action == ChangeAction.Delete);
        foreach (var field in change.Fields)
        {
            var was = UnderNewNames(former?.Field(field.Field.Name)?.Before);
            if (field.Field.Name != "members" && (former is null ? !IsDefault(field) : !Equals(was, field.After)))
                yield return fields.Of(field with { Before = was }, change);
        }
    }

    /// <summary>The roles of a group, those that are renamed by the names that they get.</summary>
    private FieldValue? UnderNewNames(FieldValue? value) =>
        value is FieldValue.Ids ids
            ? new FieldValue.Ids(IdSet.Of(ids.Value.Select(id => plan.SuccessorOf(Address.Role(id)) ?? id)))
            : value;

    /// <summary>What a new object gets; of a user only what the access part has not said.</summary>
    private IEnumerable<ImmutableArray<Piece>> Create(Change change)
    {
        if (change.Address.Kind == ObjectKind.Contact)
        {
            yield return [ContactOf(change)];
            yield break;
        }
        foreach (var field in change.Fields)
        {
            if (
                plan.Detail == Detail.Verbose ? field.At is not null || !IsDefault(field) : IsWorthSaying(change, field)
            )
                yield return fields.Of(field, change);
        }
        if (change.Address.Kind != ObjectKind.User)
            yield break;
        if (plan.Detail == Detail.Verbose && Defaults(change) is { Length: > 0 } defaults)
            yield return [new($"Intacct's defaults: {defaults}", Tone.Dim)];
        if (SeatOf(change) is { } seat)
            yield return [$"takes {("AEIOU".Contains(seat.FirstOrDefault()) ? "an" : "a")} {seat}seat"];
        yield return [$"Intacct mails a password to {MailOf(change)}"];
    }

    private static bool IsWorthSaying(Change change, FieldChange field) =>
        change.Address.Kind switch
        {
            ObjectKind.User => field.Field.Name switch
            {
                "webServicesOnly" or "type" or "admin" or "entities" or "roles" => false,
                "name" or "email" or "contact" => false,
                "departments" or "territories" => false,
                _ => !IsDefault(field),
            } || field is { Field.Name: "webServicesOnly", After: FieldValue.Flag { Value: true } },
            _ => !IsDefault(field),
        };

    private IEnumerable<ImmutableArray<Piece>> Update(Change change) =>
        change.Fields.Select(field => fields.Of(field, change));

    private static IEnumerable<ImmutableArray<Piece>> Delete(Change change)
    {
        var had = change
            .Fields.Select(field => (field.Before as FieldValue.Grants)?.Value ?? GrantSet.Empty)
            .Aggregate(GrantSet.Empty, (all, more) => all.Union(more));
        yield return [had.Count > 0 ? $"deleted; it held {Wording.Count(had)}" : "deleted"];
    }

    private IEnumerable<ImmutableArray<Piece>> Why(Change change)
    {
        if (change.Reason == ChangeReason.Undeclared)
            yield return
            [
                new(
                    $"not in {Names.FileName(plan.Plan.Subject.File)}, which owns every {Address.Word(change.Address.Kind)}",
                    Tone.Dim
                ),
            ];
        foreach (
            var field in change.Fields.Where(field =>
                field.Ended is { IsEmpty: false } && !plan.IsInAccess(change.Address)
            )
        )
        {
            foreach (var (id, until) in field.Ended!.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                yield return [new($"{Names.Id(id)} was until {Names.Text(until)}", Tone.Dim)];
        }
        var gone = change
            .Fields.Where(field => field.Field.Name == "roles" && change.Reason == ChangeReason.Consequence)
            .SelectMany(field =>
                ((field.Before as FieldValue.Ids)?.Value ?? IdSet.Empty).Except(
                    (field.After as FieldValue.Ids)?.Value ?? IdSet.Empty
                )
            )
            .Where(role => plan.Deletes(Address.Role(role)) && plan.SuccessorOf(Address.Role(role)) is null)
            .ToList();
        if (gone.Count > 0)
            yield return [new($"{plan.Wording.List(gone)} {(gone.Count == 1 ? "goes" : "go")} below", Tone.Dim)];
    }

    /// <summary>Who answers for the object, and the ticket: once, with its first step.</summary>
    private IEnumerable<ImmutableArray<Piece>> AnsweredFor(Change change)
    {
        if (!ReferenceEquals(plan.Steps(change.Address).FirstOrDefault() ?? change, change))
            yield break;
        ImmutableArray<string> parts =
        [
            .. change.Owner is { } owner ? [$"owner {Short(owner)}"] : (IEnumerable<string>)[],
            .. change.Ticket is { } ticket ? [$"ticket {Short(ticket)}"] : (IEnumerable<string>)[],
        ];
        if (!parts.IsEmpty)
            yield return [new(string.Join(", ", parts), Tone.Dim)];
    }

    /// <summary>What is long is for those who want to read all.</summary>
    private string Short(string text) =>
        plan.Detail == Detail.Verbose || text.Length <= 30 ? Names.Text(text) : Names.Text(text[..27] + "...");

    /// <summary>An object that is written more than once says so, and why.</summary>
    private IEnumerable<ImmutableArray<Piece>> Step(Change change)
    {
        var steps = plan.Steps(change.Address).ToList();
        if (steps.Count < 2)
            yield break;
        var number = steps.FindIndex(step => ReferenceEquals(step, change)) + 1;
        if (number == 0)
            yield break;
        var why = change.Stage switch
        {
            Stage.Leave => ", the loss first",
            Stage.Roles or Stage.Groups when steps.Exists(IsNarrowing) =>
                ", widened first so that nobody misses a right meanwhile",
            _ when IsNarrowing(change) => ", narrowed last",
            _ => "",
        };
        yield return [new($"step {number} of {steps.Count}{why}", Tone.Dim)];
    }

    private static bool IsNarrowing(Change change) => change.Stage is Stage.RolesNarrowed or Stage.GroupsNarrowed;

    private static bool IsDefault(FieldChange field) =>
        field.After switch
        {
            null => true,
            FieldValue.Text text => text.Value == (field.Field.Default ?? ""),
            FieldValue.Flag flag => flag.Value == (field.Field.Default == "true"),
            FieldValue.Ids ids => ids.Value.Count == 0,
            FieldValue.Grants grants => grants.Value.Count == 0,
            FieldValue.Reach reach => reach.Value.IsAll,
            _ => throw new UnreachableException(),
        };

    private static string ContactOf(Change change)
    {
        var (first, last) = (TextOf(change, "first"), TextOf(change, "last"));
        var name = first == last ? $"First and Last name {first}" : $"First name {first}, Last name {last}";
        return change.Field("email") is null ? name : $"{name}, {TextOf(change, "email")}";
    }

    private static string TextOf(Change change, string field) =>
        Names.Text((change.Field(field)?.After as FieldValue.Text)?.Value ?? "");

    /// <summary>Fields that the file leaves to Intacct, with the value that a new user then has.</summary>
    private static string Defaults(Change change) =>
        string.Join(
            ", ",
            Fields
                .User.Select(field => field.Info)
                .Where(field => field.Default is not null && change.Field(field.Name)?.At is null)
                .Select(field => $"{field.Label} {DefaultOf(field)}")
        );

    private static string DefaultOf(FieldInfo field) =>
        field.Shape switch
        {
            FieldShape.Flag => field.Default == "true" ? "on" : "off",
            _ => field.Choices?.LabelOf(field.Default!) ?? field.Default!,
        };

    /// <summary>The kind of seat, with a space after it; null when the user takes none.</summary>
    private static string? SeatOf(Change change) =>
        change.Field("webServicesOnly") is { After: FieldValue.Flag { Value: true } } ? null
        : change.Field("status") is { After: FieldValue.Text { Value: "inactive" } } ? null
        : Wording.Type((change.Field("type")?.After as FieldValue.Text)?.Value);

    private static string MailOf(Change change) =>
        change.Field("email") is { After: FieldValue.Text { Value.Length: > 0 } mail }
            ? Names.Id(mail.Value)
            : "the account email address";
}
