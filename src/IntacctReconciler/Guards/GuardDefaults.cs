using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Guards;

/// <summary>The numbers that hold where the file gives none.</summary>
public static class GuardDefaults
{
    public const int Percent = DefaultLimits.MaxRemovalPercent;
    public const int FullAdmins = DefaultLimits.MinFullAdmins;

    public static SequenceOf<Limit> Limits { get; } =
        new([
            new(GuardNames.MaxRemovalPercent, Percent, null),
            .. DefaultLimits.MaxRemovals.Select(limit => new Limit(
                GuardNames.MaxRemovals(limit.Key),
                limit.Value,
                null
            )),
            new(GuardNames.MinFullAdmins, FullAdmins, null),
        ]);
}

/// <summary>How guards are called in files, plans and reports.</summary>
public static class GuardNames
{
    /// <summary>The one limit behind <c>maxRemovalPercent.users</c> and its like.</summary>
    public const string MaxRemovalPercent = "maxRemovalPercent";
    public const string Emptied = "emptied";
    public const string MinFullAdmins = "minFullAdmins";
    public const string BreakGlass = "breakGlass";
    public const string ApplyingUser = "applyingUser";
    public const string Protect = "protect";
    public const string AnyEscalation = "escalation";
    public const string RequireApproval = "requireApproval";

    public static string MaxRemovals(string kind) => $"maxRemovals.{kind}";

    public static string MaxRemovalPercentOf(string kind) => $"{MaxRemovalPercent}.{kind}";

    /// <param name="code">That of the <c>allow</c> that is needed.</param>
    public static string Escalation(string code) => $"{AnyEscalation}.{code}";

    /// <param name="type">The user type as its REST token.</param>
    public static string Seats(string type) => $"seats.{type}";
}
