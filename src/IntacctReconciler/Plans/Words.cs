using System.Text;

namespace IntacctReconciler.Plans;

/// <summary>Names of enum values as files spell them.</summary>
public static class Words
{
    /// <summary><c>RolesNarrowed</c> → <c>roles_narrowed</c></summary>
    public static string Snake<T>(T value)
        where T : struct, Enum => Cased(value.ToString(), '_');

    /// <summary><c>RoleBased</c> → <c>role-based</c></summary>
    public static string Kebab<T>(T value)
        where T : struct, Enum => Cased(value.ToString(), '-');

    private static string Cased(string name, char between)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                text.Append(between);
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
