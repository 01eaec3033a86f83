using System.Collections.Immutable;

namespace IntacctReconciler.Composing;

/// <summary>
/// What Intacct makes and keeps for itself: external users that slide in from another company, Sage's support user,
/// and the roles that the switch to role-based permissions left behind. Never written; a file can add to these, not take away.
/// </summary>
public static class BuiltInIgnores
{
    public static ImmutableArray<string> Users { get; } = ["ExtUser|*", "CPAUser", "intacct"];

    public static ImmutableArray<string> Roles { get; } = ["::SYS::*"];
}
