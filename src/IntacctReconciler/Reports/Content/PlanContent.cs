using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>A plan as a person reads it: who gains and loses first, then what deserves a second look, then every write.</summary>
public static class PlanContent
{
    /// <param name="catalogue">The company's, for its words; the shipped one where only the plan is at hand.</param>
    public static Report Of(Plan plan, Detail detail = Detail.Brief, PermissionCatalogue? catalogue = null)
    {
        var reading = new PlanReading(plan, new(catalogue ?? ShippedCatalogue.Load(), detail));
        Section?[] sections =
        [
            Header(plan),
            SwitchSections.Preview(plan),
            SinceLockSection.Of(reading),
            new AccessSection(reading).Of(plan.Access),
            EntitiesSection.Of(EntityAccess.Of(plan.Changes), detail),
            new ControlsSection(reading).Of(plan),
            new BlueprintSections(reading).Controls(plan),
            new ChangesSection(reading).Of(plan.Changes),
            new TakenAwaySection(reading).Of(plan.Access),
            TemporarySection.Of(plan.Changes, detail),
            new ChangesSection(reading).HeldBack(plan.HeldBack),
            NotesSection.Of(plan.Notes, detail),
            BlueprintSections.Handover(plan),
            SwitchSections.ByHand(plan, detail),
            Section.Summary(Summary(plan)),
        ];
        return new([.. sections.OfType<Section>()]);
    }

    /// <summary>2 to add, 2 to change, 1 to deactivate.</summary>
    public static string Counts(Plan plan)
    {
        var (add, change, rename, leave, delete) = PlanCounts.Of(plan);
        ImmutableArray<string> parts =
        [
            $"{add:N0} to add",
            $"{change:N0} to change",
            .. rename > 0 ? [$"{rename:N0} to rename"] : (IEnumerable<string>)[],
            .. leave > 0 ? [$"{leave:N0} to deactivate"] : (IEnumerable<string>)[],
            .. delete > 0 || leave == 0 ? [$"{delete:N0} to remove"] : (IEnumerable<string>)[],
        ];
        return string.Join(", ", parts);
    }

    private static Section Header(Plan plan)
    {
        var subject = plan.Subject;
        var model = subject.PermissionModel == PermissionModel.RoleBased ? "role-based" : "user-based";
        var simulated = subject.Endpoint.StartsWith("simulator:", StringComparison.Ordinal) ? ", simulated" : "";
        var reader =
            subject.Snapshot is { } snapshot ? $" against {Names.FileName(snapshot)}"
            : subject.Reader is { } by ? $" by {Names.Id(by)}"
            : "";
        return new(
            null,
            new(
                new(Names.Id(subject.Company), Tone.Title),
                $" ({model}{simulated})  {Names.FileName(subject.File)}  as of {Wording.Time(plan.AsOf)}{reader}"
            )
        );
    }

    /// <summary>REFUSED by SOD-05 (exit 6).</summary>
    private static IEnumerable<Piece> Refused(Plan plan) =>
        plan.IsRefused
            ?
            [
                new(
                    $"REFUSED by {Plural.List(PolicyRows.Refusing(plan.Policies.Findings, plan.Guards.Results))} (exit {(plan.Policies.IsRefused ? 6 : 5)}).",
                    Tone.Refused
                ),
                " ",
            ]
            : [];

    private static Phrase Summary(Plan plan)
    {
        var (company, file) = (Names.Id(plan.Subject.Company), Names.FileName(plan.Subject.File));
        var until = plan.HoldsUntil is { } end
            ? $" Holds until {Wording.Time(end)}, when a temporary entry begins or ends."
            : "";
        var review = SinceLockSection.Summary(plan);
        var more = review is null ? "" : $" {review}.";
        if (plan.IsEmpty && !plan.HeldBack.IsEmpty)
            return new([.. Refused(plan), new("Nothing to change", Tone.Ok), $" but what is held back.{more}{until}"]);
        if (plan.IsEmpty)
            return new([
                .. Refused(plan),
                new Piece("No changes.", Tone.Ok),
                $" {company} is as {file} says ({Plural.Of(plan.Unchanged, "declared object")} compared).{more}{until}",
            ]);
        var same = plan.Unchanged > 0 ? $"; {plan.Unchanged:N0} as declared" : "";
        var reviewed = review is null ? "" : $"; {review}";
        return new([.. Refused(plan), new Piece(Counts(plan), Tone.Title), $"{same}{reviewed}.{until}"]);
    }
}
