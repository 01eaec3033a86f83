using System.Text.Json.Nodes;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>Entries of the file by which somebody answered for something, and whose time is over.</summary>
internal static class EndedFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on)
    {
        var (file, controls) = (on.Declared.File, on.Declared.File.Controls);
        return
        [
            .. controls
                .Waivers.Where(waiver => IsOver(waiver.Until))
                .Select(waiver =>
                    Ended(
                        AuditKinds.ExpiredWaiver,
                        AuditSubject.Waiver(waiver.Rule.Value, waiver.User?.Value, waiver.Role?.Value),
                        (waiver.Until.Value, waiver.Owner.Value, waiver.At)
                    )
                ),
            .. controls
                .Overrides.Where(entry => IsOver(entry.Until))
                .Select(entry =>
                    Ended(
                        AuditKinds.ExpiredOverride,
                        new("override", entry.Guard.Value),
                        (entry.Until.Value, entry.Owner.Value, entry.At)
                    )
                ),
            .. from user in file.Users
            from allow in user.Allow
            where allow.Until is { } until && IsOver(until)
            select Ended(
                AuditKinds.ExpiredAllow,
                AuditSubject.User(user.Id),
                (allow.Until!.Value.Value, allow.Owner.Value, allow.At),
                $"{allow.Code} "
            ) with
            {
                Field = "allow",
            },
        ];

        bool IsOver(Setting<Moment> until) => until.Value.At <= on.AsOf;
    }

    private static AuditFinding Ended(
        AuditKind kind,
        AuditSubject subject,
        (Moment Until, string Owner, Origin At) entry,
        string before = ""
    ) =>
        new(
            kind,
            kind.Severity,
            subject,
            $"{before}ended with {Printable.Of(entry.Until.Text)}, owner {Printable.Of(entry.Owner)}"
        )
        {
            At = entry.At,
            Detail = new JsonObject { ["until"] = entry.Until.Text, ["what"] = before.TrimEnd() },
        };
}
