using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a person does once the user of a blueprint is there.</summary>
public static class HandoverContent
{
    /// <summary>Where it is written, from the folder of the access file or fleet file: <c>handover/bill-com.md</c>.</summary>
    public static string FileOf(PlanSubject subject, BlueprintReview review) =>
        subject.IsOfFleet
            ? $"handover/{FileName.Of(subject.Company)}/{FileName.Of(review.Name)}.md"
            : $"handover/{FileName.Of(review.Name)}.md";

    /// <summary>A page to hand to whoever does it.</summary>
    public static Report Of(BlueprintReview review, PlanSubject subject)
    {
        var read = review.Guide.Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var role = review.Role is { } held ? $", with the role {Names.Id(held)}" : "";
        return new(
            new Section(
                null,
                new(
                    new(Names.Text(review.Title), Tone.Title),
                    $" in {Names.Id(subject.Company)}: the user {Names.Id(review.User)}{role}"
                )
            ),
            new Section("BY HAND", Phrase.Empty, new Block([.. Steps(review.Handover, subject.Company)])),
            new Section(
                null,
                $"The vendor's guide: {Names.Text(review.Guide.Title)}, {Printable.Of(review.Guide.Url, 1000)}, read {read}."
            )
        );
    }

    internal static IEnumerable<Row> Steps(ImmutableArray<HandoverNote> steps, string company)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            yield return new(Mark.None, 0, [number, Said(step.Say)]);
            foreach (var account in step.Accounts)
                yield return new(
                    account.IsAgain ? Mark.Notable : Mark.None,
                    1,
                    [
                        Names.Text(account.Name),
                        $"Company ID {Names.Id(company)}",
                        Entity(account),
                        .. account.IsAgain ? [Again(account)] : (IEnumerable<Phrase>)[],
                    ]
                );
        }
    }

    /// <summary>The step as it is: whoever wrote the blueprint wrote it to be read.</summary>
    private static Phrase Said(string text) => Printable.Of(text, 1000);

    private static Phrase Entity(AccountNote account) =>
        account.Entity is { } id ? $"Entity ID {Names.Id(id)}" : "Entity ID (empty: top level)";

    private static Phrase Again(AccountNote account) =>
        account.Entity is { } id ? $"a second one on {Names.Id(id)}" : "a second one on the top level";
}
