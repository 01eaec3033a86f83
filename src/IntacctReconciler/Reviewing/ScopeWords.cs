using IntacctReconciler.Model;

namespace IntacctReconciler.Reviewing;

/// <summary>What a user's work is limited to: "all entities"; "IE-01, UK-01; top level; departments 100".</summary>
internal static class ScopeWords
{
    public static string Of(User user) =>
        string.Join(
            "; ",
            [
                Entities(user.Entities),
                .. Limit("departments", user.Departments),
                .. Limit("territories", user.Territories),
            ]
        );

    private static string Entities(Restriction? reach) =>
        reach switch
        {
            null => "entities not known",
            { Only: null } => "all entities",
            { Only: var only, OpensTopLevel: true } => $"{only}; top level",
            { Only: var only } => only.ToString(),
        };

    private static IEnumerable<string> Limit(string what, Restriction? reach) =>
        reach switch
        {
            null => [$"{what} not known"],
            { Only: { } only } => [$"{what} {only}"],
            _ => [],
        };
}
