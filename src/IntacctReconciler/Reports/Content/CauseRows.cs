using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Reports.Content;

/// <summary>Why somebody is in conflict: by which roles, by which permissions on which lines, and what speaks for or against it.</summary>
internal sealed class CauseRows(PlanReading plan)
{
    private readonly Wording wording = plan.Wording;

    public IEnumerable<Row> Of(PolicyFinding finding)
    {
        if (finding.IsLowered)
            yield return Said("less grave than the rule: those users have no entity in common");
        var place = finding.IsOfMost && finding.Cause.Left.Role is { } role ? plan.PlaceOf(Address.Role(role)) : null;
        foreach (var line in Way(finding.Cause))
            yield return Said(line, Names.Place(place));
        foreach (var ceiling in finding.Ceilings)
            yield return Said(
                $"a ceiling may cut this for {wording.List(ceiling.Users)}: a user of type {Names.Text(Choices.UserType.LabelOf(ceiling.Type))} {Names.Text(ceiling.Says)} (documented, not checked by Intacct's API)"
            );
        if (GuardAnswer.Of(finding, plan.Plan.Guards.Settings.Allowed, plan.Plan.AsOf) is { } allowed)
            yield return Said(
                $"its allow {allowed.Code} (owner {Names.Text(allowed.By.Owner)}) answers to the guard; a rule takes a waiver of its own",
                Names.Place(allowed.By.At)
            );
    }

    private static Row Said(string words, string? place = null) => new(Mark.None, 1, [words], place);

    /// <summary>Where a conflict comes from; of two things one line each.</summary>
    public IEnumerable<string> Way(Cause cause) =>
        cause switch
        {
            { Left.Kind: SourceKind.Together } => ["through all that they hold, taken together"],
            { IsAlone: true, Left: var left, Right: null } => [$"through {Source(left)} alone{Grants(left)}"],
            { IsAlone: true, Left: var left, Right: var right } =>
            [
                $"through {Source(left)} alone{Grants(left, right)}",
            ],
            { Left: var left, Right: { } right } =>
            [
                $"through {Source(left)}{Grants(left)}",
                $"with {Source(right)}{Grants(right)}",
            ],
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Source(ConflictSource source)
    {
        var whose = source.User is { } user ? $" of {Names.Id(user)}" : "";
        var group = source.Group is { } name ? $" (group {Names.Id(name)})" : "";
        return source.Kind switch
        {
            SourceKind.Role => $"role {Names.Id(source.Role!)}{group}{whose}",
            SourceKind.Direct => $"permissions held directly{whose}",
            SourceKind.User => $"Admin privileges{whose}",
            SourceKind.Together => $"all access{whose}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Bills Add (line 16), Pay bills Run (line 18)</summary>
    private string Grants(params ReadOnlySpan<ConflictSource> sources)
    {
        var said = new List<string>();
        foreach (var (source, isLast) in Told(sources))
        {
            var place = source.At is { } at && isLast ? $" ({LineOf(at)})" : "";
            if (source.By is { } by)
                said.Add(wording.ShortWith(by.Permission, by.Rights) + place);
            else if (place.Length > 0)
                return place;
        }
        return said.Count == 0 ? "" : $": {string.Join(", ", said)}";
    }

    /// <summary>Each with whether its line is to be said: what stands on one line has it once, at the end.</summary>
    private static List<(ConflictSource Source, bool IsLast)> Told(ReadOnlySpan<ConflictSource> sources)
    {
        var told = new List<(ConflictSource, bool)>();
        for (var i = 0; i < sources.Length; i++)
            told.Add(
                (sources[i], i == sources.Length - 1 || Names.Place(sources[i].At) != Names.Place(sources[i + 1].At))
            );
        return told;
    }

    /// <summary>The line alone in the file that the plan is of, which its head names.</summary>
    private string LineOf(Origin at) => at.Source.Path == plan.Plan.Subject.File ? $"line {at.Line}" : Names.Place(at)!;
}
