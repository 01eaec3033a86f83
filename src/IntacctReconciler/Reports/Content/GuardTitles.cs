using IntacctReconciler.Guards;

namespace IntacctReconciler.Reports.Content;

/// <summary>What each guard sees to, for lists in which its name alone would say too little.</summary>
internal static class GuardTitles
{
    public static string Of(string guard)
    {
        var parts = guard.Split('.', 2);
        var what = parts.Length > 1 ? parts[1] : "";
        return parts[0] switch
        {
            "maxRemovals" => $"no more {what} removed at once than the limit",
            GuardNames.MaxRemovalPercent => $"no larger part of all {what} removed at once than the limit",
            GuardNames.Emptied => "nobody and nothing left without any access by the way",
            GuardNames.MinFullAdmins => "enough full administrators who can sign in",
            GuardNames.BreakGlass => "break-glass users stay active full administrators",
            GuardNames.ApplyingUser => "the user who applies keeps what applying needs",
            GuardNames.Protect => "protected objects stay as they are",
            GuardNames.AnyEscalation => what.Length > 0
                ? $"nobody gains {what} unless somebody answers for it"
                : "nobody becomes an administrator unless somebody answers for it",
            "seats" => $"no more {what} users than seats",
            GuardNames.RequireApproval => "somebody has approved it",
            _ => guard,
        };
    }
}
