using IntacctReconciler.Catalogue;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Reviewing;

/// <summary>Of which rules the access of users is a cause, by what they hold.</summary>
internal sealed class ReviewConflicts
{
    private readonly record struct Held(string User, ReviewItem Item, string? What);

    private readonly Dictionary<Held, SortedSet<string>> rules = [];

    public ReviewConflicts(PolicyReview review)
    {
        foreach (var finding in review.Findings.Where(finding => finding.Status != ConflictStatus.Ending))
        {
            foreach (
                var source in finding.Cause.Right is { } right
                    ? [finding.Cause.Left, right]
                    : new[] { finding.Cause.Left }
            )
            foreach (var user in finding.Users.Where(user => source.User is null || source.User == user))
                Add(HeldBy(user, source), finding);
        }
    }

    /// <summary>By whatever way it is held: taking one of two ways leaves the other.</summary>
    public string OfRole(string user, string role) => Words(new Held(user, ReviewItem.Role, role));

    /// <param name="module">Of a permission, as <see cref="ModuleOf"/> has it.</param>
    public string OfModule(string user, string module) =>
        Words(new(user, ReviewItem.Permissions, module), new(user, ReviewItem.Permissions, null));

    /// <summary>What the user is, or all that it holds together.</summary>
    public string OfAccount(string user) => Words(new Held(user, ReviewItem.Account, null));

    /// <summary>What the user is; an account without such privileges has it in its own row.</summary>
    public string OfAdmin(string user) => Words(new Held(user, ReviewItem.AdminPrivileges, null));

    public static string ModuleOf(Permission permission) => $"{permission.Kind}/{permission.Module}";

    private static Held HeldBy(string user, ConflictSource source) =>
        source switch
        {
            { Kind: SourceKind.Role } => new(user, ReviewItem.Role, source.Role),
            { Kind: SourceKind.Direct, By: { } by } => new(user, ReviewItem.Permissions, ModuleOf(by.Permission)),
            { Kind: SourceKind.Direct } => new(user, ReviewItem.Permissions, null),
            { Kind: SourceKind.User } => new(user, ReviewItem.AdminPrivileges, null),
            _ => new(user, ReviewItem.Account, null),
        };

    private void Add(Held held, PolicyFinding finding)
    {
        if (!rules.TryGetValue(held, out var all))
            rules[held] = all = new(StringComparer.Ordinal);
        foreach (var rule in finding.Rules)
            all.Add(finding.Waiver is null ? rule : $"{rule} (waived)");
    }

    private string Words(params Held[] held) =>
        string.Join(
            ", ",
            held.SelectMany(one => rules.GetValueOrDefault(one) ?? [])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
}
