using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations.Policies;

/// <summary>What a conflict with a rule does to a plan.</summary>
public enum PolicyMode
{
    /// <summary>It is shown.</summary>
    Warn,

    /// <summary>One that the plan brings refuses it; those that were there before are shown.</summary>
    DenyNew,

    /// <summary>Any refuses it.</summary>
    Deny,
}

/// <summary>How much harm a conflict can do; the least first.</summary>
public enum RuleSeverity
{
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>A file of rules as written.</summary>
/// <param name="Name"><c>builtin:sod</c>, or the path as the access file names it.</param>
public sealed record PolicyDeclaration(string Name, ImmutableArray<RuleDeclaration> Rules)
{
    /// <summary>For every rule, unless the access file says otherwise.</summary>
    public PolicyMode Mode { get; init; } = PolicyMode.DenyNew;
}

/// <summary>A conflict of two duties, or access that is sensitive by itself.</summary>
/// <param name="Basis">Where the conflict is published, or who demands it.</param>
/// <param name="Right">Null for access that is sensitive by itself.</param>
public sealed record RuleDeclaration(
    string Id,
    string Title,
    RuleSeverity Severity,
    string Basis,
    SideDeclaration Left,
    SideDeclaration? Right,
    Origin At
);

/// <summary>One duty: whoever fulfils any of these has it.</summary>
public sealed record SideDeclaration(ImmutableArray<RequirementDeclaration> AnyOf, Origin At);

/// <summary>One way to have a duty.</summary>
public abstract record RequirementDeclaration(Origin At)
{
    /// <summary>Any one of some rights on a permission.</summary>
    /// <param name="Module">By word or token.</param>
    /// <param name="Name">By word or token; <c>*</c> for every permission of the module but its reports.</param>
    /// <param name="Rights">By word or token; null for any right.</param>
    public sealed record OnPermission(string Module, string Name, ImmutableArray<Setting<string>>? Rights, Origin At)
        : RequirementDeclaration(At);

    /// <summary>What the user is, apart from all permissions.</summary>
    /// <param name="Admin">Tokens of admin levels, any of which will do; null for any.</param>
    public sealed record OfUser(ImmutableArray<string>? Admin, bool? WebServicesOnly, Origin At)
        : RequirementDeclaration(At);

    /// <summary>That many of a hundred rights that the catalogue offers.</summary>
    public sealed record OfCatalogue(int Percent, Origin At) : RequirementDeclaration(At);

    /// <summary>A way to have the duty that nobody can look for.</summary>
    public sealed record NotCheckable(string What, string Why, Origin At) : RequirementDeclaration(At);
}

/// <summary>An entry of <c>policies</c>.</summary>
/// <param name="Policy">Null where it could not be read, which is reported.</param>
public sealed record PolicyUse(Setting<string> Name, PolicyDeclaration? Policy, Origin At)
{
    /// <summary>Null where the file of rules decides.</summary>
    public Setting<PolicyMode>? Mode { get; init; }

    /// <summary>Rules that are not to be judged by.</summary>
    public ImmutableArray<Setting<string>> Except { get; init; } = [];

    public PolicyMode EffectiveMode => Mode?.Value ?? Policy?.Mode ?? PolicyMode.DenyNew;
}
