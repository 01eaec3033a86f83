using System.Collections.Immutable;

namespace IntacctReconciler.Model;

/// <summary>One value of a closed list: the API's token, the word of access files and the word of the screens.</summary>
public sealed record Choice(string Token, string Word, string Label);

/// <summary>The values that a text field can take. Intacct adds values; unknown ones are kept and shown as they are.</summary>
public sealed class Choices(params ImmutableArray<Choice> all)
{
    public ImmutableArray<Choice> All => all;

    /// <summary>By token, word or screen label (the last two ignoring case); null when it is none of them.</summary>
    public Choice? Find(string text) =>
        all.FirstOrDefault(choice => choice.Token == text)
        ?? all.FirstOrDefault(choice =>
            string.Equals(choice.Word, text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(choice.Label, text, StringComparison.OrdinalIgnoreCase)
        );

    public string LabelOf(string token) => all.FirstOrDefault(choice => choice.Token == token)?.Label ?? token;

    public string WordOf(string token) => all.FirstOrDefault(choice => choice.Token == token)?.Word ?? token;

    /// <summary>REST <c>user.userType</c>.</summary>
    public static Choices UserType { get; } =
        new(
            new("business", "business", "Business"),
            new("employee", "employee", "Employee"),
            new("viewOnly", "view-only", "View only"),
            new("dashboard", "dashboard", "Dashboard"),
            new("projectManager", "project-manager", "Project manager"),
            new("paymentApprover", "payment-approver", "Payment approver"),
            new("client", "client", "Client"),
            new("platform", "platform", "Platform"),
            new("crm", "crm", "CRM"),
            new("warehouse", "warehouse", "Warehouse"),
            new("constructionManager", "construction-manager", "Construction manager")
        );

    /// <summary>REST <c>user.status</c>.</summary>
    public static Choices Status { get; } =
        new(
            new("active", "active", "Active"),
            new("inactive", "inactive", "Inactive"),
            new("lockedOut", "locked-out", "Locked out")
        );

    /// <summary>REST <c>user.adminPrivileges</c>.</summary>
    public static Choices Admin { get; } =
        new(new("off", "off", "Off"), new("limited", "limited", "Limited"), new("full", "full", "Full"));

    /// <summary>REST <c>user.trustedDevices</c>.</summary>
    public static Choices TrustedDevices { get; } =
        new(
            new("companyDefault", "company-default", "Company default"),
            new("always", "always", "Always"),
            new("never", "never", "Never")
        );

    /// <summary>REST <c>role.roleType</c>.</summary>
    public static Choices RoleType { get; } =
        new(
            new("enterprise", "enterprise", "Enterprise"),
            new("eConsole", "e-console", "Console"),
            new("multiEntityDistributed", "multi-entity-distributed", "Multi-entity distributed"),
            new("multiEntityShared", "multi-entity-shared", "Multi-entity shared")
        );

    /// <summary>REST <c>role.applyTo</c>.</summary>
    public static Choices ApplyTo { get; } =
        new(
            new("loginAndSlideIn", "login-and-slide-in", "Login and slide in"),
            new("loginOnly", "login-only", "Login only"),
            new("slideInOnly", "slide-in-only", "Slide in only")
        );
}
