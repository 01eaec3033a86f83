using System.Text;

namespace IntacctReconciler.Evidence;

/// <summary>A file of an audit pack.</summary>
/// <param name="Name">From the root of the pack, with <c>/</c> between.</param>
/// <param name="Rows">Of a table, without its heading; null for what is none.</param>
public sealed record PackFile(string Name, byte[] Content, int? Rows = null)
{
    /// <summary>Text as UTF-8.</summary>
    public static PackFile OfText(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>The same in a folder of the pack.</summary>
    public PackFile In(string folder) => this with { Name = $"{folder}/{Name}" };
}
