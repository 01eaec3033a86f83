using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>A rule with everything looked up that it names. Equal by content.</summary>
/// <param name="Policy">The file of rules that it is from, as the access file calls it.</param>
/// <param name="Basis">Where the conflict is published, or who demands it.</param>
/// <param name="Right">Null for access that is sensitive by itself.</param>
public sealed record Rule(
    string Id,
    string Policy,
    string Title,
    RuleSeverity Severity,
    PolicyMode Mode,
    string Basis,
    RuleSide Left,
    RuleSide? Right
)
{
    /// <summary>Why nobody can be judged by it; null where somebody can.</summary>
    public string? NotCheckable { get; init; }

    public bool IsCheckable => NotCheckable is null;

    /// <summary>Whether it sets two duties against each other.</summary>
    public bool IsPair => Right is not null;
}

/// <summary>
/// One duty: whoever fulfils any of these has it. Each is one permission with rights any of which will do, so that what
/// several roles give together is what any of them gives.
/// </summary>
public sealed record RuleSide(SequenceOf<Requirement> AnyOf);

/// <summary>One way to have a duty.</summary>
public abstract record Requirement
{
    private Requirement() { }

    /// <param name="Rights">Any one of them will do; none stands for any right at all.</param>
    public sealed record OnPermission(Permission Permission, Rights Rights) : Requirement;

    /// <summary>On any permission of a module but its reports, which only show.</summary>
    public sealed record InModule(string Module, Rights Rights) : Requirement;

    /// <summary>What a user is, apart from all permissions.</summary>
    /// <param name="Admin">Tokens of admin levels; null for any.</param>
    public sealed record OfUser(IdSet? Admin, bool? WebServicesOnly) : Requirement
    {
        public bool IsMetBy(User user) =>
            (Admin is null || (user.Admin is { } level && Admin.Contains(level)))
            && (WebServicesOnly is null || WebServicesOnly == (user.WebServicesOnly == true));
    }

    /// <summary>That many of a hundred of the rights that the catalogue offers.</summary>
    public sealed record OfCatalogue(int Percent) : Requirement;
}
