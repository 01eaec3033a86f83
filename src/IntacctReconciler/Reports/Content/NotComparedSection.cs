using System.Diagnostics;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;

namespace IntacctReconciler.Reports.Content;

/// <summary>What was not read on a side, and so is neither the same nor different.</summary>
internal static class NotComparedSection
{
    public static Section? Of(CompanyDifference difference, Wording wording) =>
        difference.NotCompared.IsEmpty
            ? null
            : new("NOT COMPARED", Phrase.Empty, new Block([.. difference.NotCompared.Select(one => Of(one, wording))]));

    private static Row Of(NotCompared one, Wording wording)
    {
        var what = one.Field is { } field
            ? $"{field.Label} of {Address.Word(one.Kind)} {wording.List(one.Ids)}"
            : $"{Address.Word(one.Kind)}s";
        var where = one.Unread switch
        {
            Sides.A => "not known of A",
            Sides.B => "not known of B",
            Sides.Both => "not known of either side",
            _ => throw new UnreachableException(),
        };
        return new(one.Unread == Sides.Both ? Mark.None : Mark.Notable, 0, [what, where]);
    }
}
