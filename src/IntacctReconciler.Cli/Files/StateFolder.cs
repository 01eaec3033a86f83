using System.Globalization;
using System.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>What the program keeps of a company beside its access file: <c>.reconciler/COMPANY/</c>.</summary>
internal static class StateFolder
{
    public static string Of(string folder, string company) => Path.Combine(folder, ".reconciler", NameOf(company));

    /// <summary>A company's id as the name of a folder: it comes from a file and must not lead elsewhere.</summary>
    public static string NameOf(string company)
    {
        var name = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(company))
        {
            if (
                char.IsAsciiLetterOrDigit((char)value)
                || value is (byte)'-' or (byte)'_'
                || (value == '.' && name.Length > 0)
            )
                name.Append((char)value);
            else
                name.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }
        return name.ToString();
    }
}
