using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Guards;

/// <summary>The settings of the guards as a file declares them.</summary>
public static class GuardSettingsReading
{
    extension(GuardSettings)
    {
        public static GuardSettings Of(Composition declared)
        {
            var controls = declared.File.Controls;
            var guards = controls.Guards;
            return new()
            {
                Limits = new([
                    .. GuardDefaults
                        .Limits.Select(limit => Written(guards, limit.Guard) ?? limit)
                        .Concat(guards?.Seats.Select(seats => Limit(GuardNames.Seats(seats.Key), seats.Value)) ?? [])
                        .OrderBy(limit => limit.Guard, StringComparer.Ordinal),
                ]),
                BreakGlass = new([
                    .. (guards?.BreakGlass ?? [])
                        .Select(user => new BreakGlass(user.Value, user.At))
                        .OrderBy(user => user.User, StringComparer.Ordinal),
                ]),
                Protected = new([
                    .. controls.ProtectedUsers.Select(users => Protection(ObjectKind.User, users)),
                    .. controls.ProtectedRoles.Select(roles => Protection(ObjectKind.Role, roles)),
                    .. controls.ProtectedGroups.Select(groups => Protection(ObjectKind.Group, groups)),
                ]),
                Overrides = new([.. controls.Overrides.Select(Override)]),
                Allowed = new([
                    .. declared
                        .File.Users.OrderBy(user => user.Id, StringComparer.Ordinal)
                        .SelectMany(user => user.Allow.Select(allow => Allowance(user.Id, allow)))
                        .OfType<Allowance>(),
                ]),
                ApprovalAt = guards?.RequireApproval is { Value: true } approval ? approval.At : null,
                IgnoredUsers = new(declared.IgnoredUsers.Patterns),
                IgnoredRoles = new(declared.IgnoredRoles.Patterns),
            };
        }
    }

    private static Limit? Written(GuardsDeclaration? guards, string guard)
    {
        if (guards is null)
            return null;
        var written = guard switch
        {
            GuardNames.MaxRemovalPercent => guards.MaxRemovalPercent,
            GuardNames.MinFullAdmins => guards.MinFullAdmins,
            _ when guards.MaxRemovals.TryGetValue(guard[(guard.IndexOf('.') + 1)..], out var most) => most,
            _ => null,
        };
        return written is { } number ? Limit(guard, number) : null;
    }

    private static Limit Limit(string guard, Setting<int> written) => new(guard, written.Value, written.At);

    private static Protection Protection(ObjectKind kind, Setting<string> pattern) =>
        new(kind, pattern.Value, pattern.At);

    private static Override Override(OverrideDeclaration entry) =>
        new(
            entry.Guard.Value,
            entry.Limit.Value,
            Answer(entry.Owner, entry.Reason, entry.Until.Value, entry.Ticket, entry.At)
        );

    private static Allowance? Allowance(string user, AllowDeclaration allow) =>
        allow.Until is { } until
            ? new(user, allow.Code, Answer(allow.Owner, allow.Reason, until.Value, allow.Ticket, allow.At))
            : null;

    private static Answer Answer(
        Setting<string> owner,
        Setting<string> reason,
        Moment until,
        Setting<string>? ticket,
        Origin at
    ) => new(owner.Value, reason.Value, until.Text, until.At, ticket?.Value, at);
}
