using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Tests.Declarations;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.Policies;

/// <summary>How policies judge what a file wants of a company.</summary>
internal static class Ruled
{
    public const string Sod = "policies: [builtin:sod]\n";

    /// <summary>The rights on Accounts Payable that are one side of SOD-05 each.</summary>
    public static Role Bills(string id) => Scene.Role(id, ("accountsPayable/bills", "list add"));

    public static Role Payments(string id) => Scene.Role(id, ("accountsPayable/payBills", "run"));

    /// <summary>The shipped rules, looked up in the shipped catalogue.</summary>
    public static PolicySettings Shipped { get; } = Settings("policies: [builtin:sod, builtin:sensitive]\n");

    public static PolicySettings Settings(string yaml, params (string Path, string Text)[] files) =>
        Plan(Scene.Observed(), yaml, files).Policies.Settings;

    public static Plan Plan(CompanyState company, string yaml, params (string Path, string Text)[] files)
    {
        var all = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        all["access.yaml"] = $"version: 1\ncompany: ACME\npermissionModel: role-based\n{yaml}";
        return Scene.Planned(company, new SeveralFiles(all).Input()).Plan;
    }

    public static PolicyReview Review(CompanyState company, string yaml) => Plan(company, yaml).Policies;

    /// <summary>How a company stands with rules, nothing changed.</summary>
    public static PolicyReview Standing(PolicySettings settings, CompanyState company) =>
        Policy.Judge(settings, company, Scene.Noon);

    public static IEnumerable<PolicyFinding> Of(this PolicyReview review, string rule) =>
        review.Findings.Where(finding => finding.AllRules.Contains(rule));

    /// <summary>Everybody who is in conflict with a rule.</summary>
    public static IdSet Broken(this PolicyReview review, string rule) =>
        IdSet.Of(review.Of(rule).SelectMany(finding => finding.Users));

    /// <summary>A grant that is one way to have a duty; null where it takes something else.</summary>
    public static Grant? Least(Requirement requirement) =>
        requirement switch
        {
            Requirement.OnPermission on => new(on.Permission, First(on.Rights, on.Permission)),
            Requirement.InModule wide => Scene
                .Catalogue.OfModule(wide.Module)
                .Where(entry => entry.Section != "reports" && entry.Allowed.Overlaps(wide.Rights))
                .Select(entry => (Grant?)new Grant(entry.Permission, entry.Allowed & wide.Rights))
                .First(),
            _ => null,
        };

    /// <summary>The problems that reading a file of rules finds.</summary>
    public static IReadOnlyList<Diagnostic> Problems(string rules)
    {
        var problems = new Problems();
        PolicyReader.Read(
            new("acme.policy.yaml"),
            "acme.policy.yaml",
            System.Text.Encoding.UTF8.GetBytes(rules),
            problems
        );
        return problems.Found;
    }

    private static Rights First(Rights rights, Permission permission)
    {
        var allowed = Scene.Catalogue.Find(permission)!.Allowed;
        return Rights.Of((rights.IsEmpty ? allowed : rights & allowed).Tokens.First());
    }
}
