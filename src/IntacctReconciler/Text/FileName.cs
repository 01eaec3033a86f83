using System.Globalization;
using System.Text;

namespace IntacctReconciler.Text;

/// <summary>Ids as names of files and folders: they come from files and must not lead elsewhere.</summary>
public static class FileName
{
    /// <summary>Letters, digits, - and _ as they are, a dot where it is not the first; of anything else the bytes as %HH. Two ids never share a name.</summary>
    public static string Of(string id)
    {
        var name = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(id))
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
