using System.Collections.Immutable;
using IntacctReconciler.Applying;

namespace IntacctReconciler.Reports.Content;

/// <summary>How each change of an apply ended, in the order in which they were made.</summary>
public static class ApplySheet
{
    public static Sheet Of(ApplyResult result) =>
        new(
            ["Company", "Object", "Name", "Action", "End", "Message", "Support id", "File", "Line"],
            [.. result.Results.Select(one => Row(result.Plan.Subject.Company, one))]
        );

    private static ImmutableArray<string> Row(string company, ChangeResult result) =>
        [
            company,
            Model.Address.Word(result.Change.Address.Kind),
            result.Change.Address.Id,
            Plans.Words.Snake(result.Change.Action),
            Plans.Words.Snake(result.End),
            result.Message ?? "",
            result.SupportId ?? "",
            .. Sheet.Place(result.Change.At),
        ];
}
