namespace IntacctReconciler.Model;

/// <summary>
/// The role that Intacct makes for a user when a company is switched to role-based permissions, so that the user keeps what
/// was granted directly: <c>::SYS::Multi Entity Shared-ROLE-FOR - clerk1</c> (source: the contract's examples of <c>role</c>,
/// and Sage's help on the switch). Other roles of Intacct's are named alike and are for a module.
/// </summary>
public static class SwitchRole
{
    private const string Start = "::SYS::";
    private const string Mark = "-ROLE-FOR";

    /// <summary>What stands for everybody's own in a list.</summary>
    public const string Anybodys = "::SYS::*-ROLE-FOR - *";

    /// <summary>Whether it was made for this very user.</summary>
    public static bool IsOf(string role, string user) => UserOf(role) == user;

    /// <summary>For whom it was made; null for any other role. Whether there is such a user is another question.</summary>
    public static string? UserOf(string role)
    {
        if (!role.StartsWith(Start, StringComparison.Ordinal))
            return null;
        var at = role.IndexOf(Mark, Start.Length, StringComparison.Ordinal);
        if (at < 0)
            return null;
        // The contract shows it with blanks around the hyphen, Sage's help without.
        var user = role.AsSpan(at + Mark.Length).TrimStart(' ');
        return user is ['-', .. var rest] ? rest.TrimStart(' ').ToString() : null;
    }

    /// <summary>As the contract's example has it; what a company's own kind of tenant makes of it only the switch shows.</summary>
    public static string For(string user) => $"{Start}Multi Entity Shared{Mark} - {user}";
}
