using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a change does to one field, as a few words with + and - in their colours.</summary>
/// <param name="shown">Objects whose grants another part of the report names already.</param>
internal sealed class FieldWords(Wording wording, Func<Address, bool> shown)
{
    /// <summary>More permissions than this in one change are counted, not named.</summary>
    private const int Most = 5;

    /// <param name="of">The change whose field it is.</param>
    public ImmutableArray<Piece> Of(FieldChange change, Change of) => Of(change, of.Action, shown(of.Address));

    /// <summary>The same of a field that has a value on both of two sides.</summary>
    public ImmutableArray<Piece> Of(FieldDifference difference) =>
        Of(new(difference.Field, difference.Before, difference.After), ChangeAction.Update, isShown: false);

    /// <summary>Rights that come and go, by name where they are few.</summary>
    public ImmutableArray<Piece> Of(GrantSet gained, GrantSet lost)
    {
        var touched = gained.Union(lost);
        return touched.Count <= Most || wording.Detail == Detail.Verbose
            ? Named(touched, gained, lost)
            : Counted(gained, lost);
    }

    private ImmutableArray<Piece> Of(FieldChange change, ChangeAction action, bool isShown) =>
        (change.Before ?? change.After) switch
        {
            FieldValue.Ids => Ids(change),
            FieldValue.Grants => Grants(change, isShown),
            FieldValue.Reach => Reach(change, action),
            _ => Single(change, action),
        };

    private static ImmutableArray<Piece> Single(FieldChange change, ChangeAction action)
    {
        var (label, after) = (change.Field.Label, Wording.Value(change.Field, change.After));
        if (action != ChangeAction.Create)
            return [$"{label} {Wording.Value(change.Field, change.Before)} -> {after}"];
        return [change.After is FieldValue.Flag { Value: true } ? label : $"{label} {after}"];
    }

    private ImmutableArray<Piece> Ids(FieldChange change)
    {
        var before = (change.Before as FieldValue.Ids)?.Value ?? IdSet.Empty;
        var after = (change.After as FieldValue.Ids)?.Value ?? IdSet.Empty;
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        pieces.Add(change.Field.Label);
        if (after.Except(before) is { Count: > 0 } added)
            pieces.AddRange(
                " ",
                new("+", Tone.Gain),
                $" {Names.List(added, wording.Detail, word: id => Until(id, change))}"
            );
        if (before.Except(after) is { Count: > 0 } removed)
            pieces.AddRange(" ", new("-", Tone.Lose), $" {wording.List(removed)}");
        return pieces.DrainToImmutable();
    }

    /// <summary>Controller until 2027-01-31</summary>
    private static string Until(string id, FieldChange change) =>
        change.Temporary?.GetValueOrDefault(id) is { } until
            ? $"{Names.Id(id)} until {Names.Text(until)}"
            : Names.Id(id);

    private ImmutableArray<Piece> Reach(FieldChange change, ChangeAction action)
    {
        var (before, after) = ((change.Before as FieldValue.Reach)?.Value, (change.After as FieldValue.Reach)?.Value);
        if (action == ChangeAction.Create || before is null || after is null)
            return [$"{change.Field.Label} {wording.Reach(change.Field.Name, after ?? before ?? Restriction.All)}"];
        if (before.Only is not { } was || after.Only is not { } now)
            return [$"{wording.ScopeChange(change.Field.Name, before, after)}{TopLevel(change.Field, before, after)}"];
        if (was.Equals(now))
            return [wording.ScopeChange(change.Field.Name, before, after)];
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        pieces.Add(change.Field.Label);
        if (now.Except(was) is { Count: > 0 } added)
            pieces.AddRange(" ", new("+", Tone.Gain), $" {wording.Reach(change.Field.Name, Restriction.To(added))}");
        if (was.Except(now) is { Count: > 0 } removed)
            pieces.AddRange(" ", new("-", Tone.Lose), $" {wording.Reach(change.Field.Name, Restriction.To(removed))}");
        pieces.Add(TopLevel(change.Field, before, after));
        return pieces.DrainToImmutable();
    }

    private static string TopLevel(FieldInfo field, Restriction before, Restriction after) =>
        field.Name != "entities" || before.OpensTopLevel == after.OpensTopLevel ? ""
        : after.OpensTopLevel ? " (also opens the top level)"
        : " (also closes the top level)";

    private ImmutableArray<Piece> Grants(FieldChange change, bool isShown)
    {
        var before = (change.Before as FieldValue.Grants)?.Value ?? GrantSet.Empty;
        var after = (change.After as FieldValue.Grants)?.Value ?? GrantSet.Empty;
        var (gained, lost) = (after.Except(before), before.Except(after));
        return gained.Union(lost).Count > Most && isShown ? Counted(gained, lost) : Of(gained, lost);
    }

    private ImmutableArray<Piece> Named(GrantSet touched, GrantSet gained, GrantSet lost)
    {
        var sameWord = touched
            .Select(grant => wording.Short(grant.Permission))
            .GroupBy(word => word, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var (permission, _) in touched)
        {
            var word = wording.Short(permission);
            pieces.Add((pieces.Count > 0 ? "; " : "") + (sameWord.Contains(word) ? wording.Full(permission) : word));
            if (gained.RightsOn(permission) is { IsEmpty: false } more)
                pieces.AddRange(" ", new("+", Tone.Gain), $" {wording.Rights(permission, more)}");
            if (lost.RightsOn(permission) is { IsEmpty: false } less)
                pieces.AddRange(" ", new("-", Tone.Lose), $" {wording.Rights(permission, less)}");
        }
        return pieces.DrainToImmutable();
    }

    private static ImmutableArray<Piece> Counted(GrantSet gained, GrantSet lost)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        if (gained.Count > 0)
            pieces.AddRange(new("+", Tone.Gain), $" {Wording.Count(gained)}");
        if (lost.Count > 0)
            pieces.AddRange(pieces.Count > 0 ? "; " : "", new("-", Tone.Lose), $" {Wording.Count(lost)}");
        return pieces.DrainToImmutable();
    }
}
