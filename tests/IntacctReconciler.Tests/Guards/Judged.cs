using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.Guards;

/// <summary>How the guards judge what a file wants of a company.</summary>
internal static class Judged
{
    /// <summary>Guards that would get into the way of what a test is about.</summary>
    public const string Lenient =
        "guards: { maxRemovalPercent: 100, minFullAdmins: 0, maxRemovals: { users: 99, roles: 99, groups: 99, assignments: 99, grants: 999 } }\n";

    public static Plan Plan(CompanyState company, string yaml) => Scene.Plan(company, yaml);

    public static GuardResult Of(CompanyState company, string yaml, string guard) =>
        Plan(company, yaml).Guards.Results.Single(result => result.Guard == guard);

    public static GuardVerdict Verdict(CompanyState company, string yaml, string guard) =>
        Of(company, yaml, guard).Verdict;

    /// <summary>Names of the guards that refuse.</summary>
    public static string[] Refusals(CompanyState company, string yaml) =>
        [.. Plan(company, yaml).Guards.Refusals.Select(result => result.Guard)];

    public static string[] Ids(this GuardResult result) => [.. result.Affected.Select(one => one.Address.Id)];

    public static User[] Users(int count, params string[] roles) =>
        [.. Enumerable.Range(1, count).Select(n => Scene.User($"u{n:000}", roles))];

    /// <summary>The first so many of <see cref="Users"/>, each with these fields.</summary>
    public static string Each(int count, string fields) =>
        string.Concat(Enumerable.Range(1, count).Select(n => $"  u{n:000}: {fields}\n"));
}
