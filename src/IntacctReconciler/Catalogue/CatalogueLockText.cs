using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace IntacctReconciler.Catalogue;

/// <summary>
/// A lock as text: a permission a line, sorted by code unit, nothing that a later version of the program would write
/// otherwise, so that the digest over it stays true.
/// </summary>
internal sealed class CatalogueLockText
{
    private readonly StringBuilder text = new();

    /// <summary>All of it but the digest and what follows.</summary>
    public static string Body(CatalogueLock locked)
    {
        var to = new CatalogueLockText();
        to.text.Append("{\n");
        to.Member("format", CatalogueLockFile.Format);
        to.Member("company", locked.Company);
        to.Member("lockedAt", Time(locked.LockedAt));
        to.Member("lockedBy", locked.LockedBy);
        to.Entities(locked.Entities);
        to.Permissions("  ", "permissions", locked.Catalogue.Entries, last: false);
        to.Acceptances("roles", locked.Roles, locked.Catalogue);
        to.Acceptances("users", locked.Users, locked.Catalogue);
        return to.text.ToString();
    }

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private void Member(string name, string value) => text.Append($"  \"{name}\": {Quoted(value)},\n");

    private void Entities(ImmutableSortedDictionary<string, bool> entities)
    {
        string[] lines = [.. entities.Select(one => $"    {Quoted(one.Key)}: {(one.Value ? "true" : "false")}")];
        Block("  ", "entities", lines, last: false);
    }

    private void Permissions(string indent, string name, IEnumerable<CatalogueEntry> entries, bool last)
    {
        var modules = entries
            .GroupBy(entry => entry.Permission.Module, StringComparer.Ordinal)
            .OrderBy(module => module.Key, StringComparer.Ordinal);
        string[] blocks =
        [
            .. modules.Select(module =>
                $"{indent}  {Quoted(module.Key)}: {{\n"
                + string.Join(
                    ",\n",
                    module
                        .OrderBy(entry => entry.Permission.Name, StringComparer.Ordinal)
                        .Select(entry => $"{indent}    {Line(entry)}")
                )
                + $"\n{indent}  }}"
            ),
        ];
        Block(indent, name, blocks, last);
    }

    private static string Line(CatalogueEntry entry)
    {
        var section = entry.Section is { } known ? Quoted(known) : "null";
        var rights = entry.Allowed.Tokens.Order(StringComparer.Ordinal).Select(Quoted);
        return $"{Quoted(entry.Permission.Name)}: {{ \"section\": {section}, \"rights\": [{string.Join(", ", rights)}] }}";
    }

    private void Acceptances(
        string name,
        ImmutableSortedDictionary<string, Acceptance> accepted,
        PermissionCatalogue common
    )
    {
        if (accepted.IsEmpty)
            return;
        text.Append($"  \"{name}\": {{\n");
        var left = accepted.Count;
        foreach (var (id, one) in accepted)
        {
            text.Append($"    {Quoted(id)}: {{\n");
            text.Append($"      \"lockedAt\": {Quoted(Time(one.LockedAt))},\n");
            text.Append($"      \"lockedBy\": {Quoted(one.LockedBy)},\n");
            Permissions("      ", "changed", Changed(common, one.Catalogue), last: false);
            Gone(common.Entries.Where(entry => one.Catalogue.Find(entry.Permission) is null));
            text.Append(--left == 0 ? "    }\n" : "    },\n");
        }
        text.Append("  },\n");
    }

    private static IEnumerable<CatalogueEntry> Changed(PermissionCatalogue common, PermissionCatalogue own) =>
        own.Entries.Where(entry => common.Find(entry.Permission) != entry);

    private void Gone(IEnumerable<CatalogueEntry> entries)
    {
        string[] lines =
        [
            .. entries
                .GroupBy(entry => entry.Permission.Module, StringComparer.Ordinal)
                .OrderBy(module => module.Key, StringComparer.Ordinal)
                .Select(module =>
                {
                    var names = module.Select(entry => entry.Permission.Name).Order(StringComparer.Ordinal);
                    return $"        {Quoted(module.Key)}: [{string.Join(", ", names.Select(Quoted))}]";
                }),
        ];
        Block("      ", "gone", lines, last: true);
    }

    private void Block(string indent, string name, string[] lines, bool last)
    {
        var end = last ? "\n" : ",\n";
        text.Append(
            lines.Length == 0
                ? $"{indent}\"{name}\": {{}}{end}"
                : $"{indent}\"{name}\": {{\n{string.Join(",\n", lines)}\n{indent}}}{end}"
        );
    }

    /// <summary>What cannot be seen, or turns around what can be seen, is escaped: the file is reviewed by people.</summary>
    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"", value.Length + 2);
        foreach (var letter in value)
        {
            if (letter is '"' or '\\')
                quoted.Append('\\').Append(letter);
            else if (IsUnseen(letter))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else
                quoted.Append(letter);
        }
        return quoted.Append('"').ToString();
    }

    private static bool IsUnseen(char letter) =>
        letter
            is < ' '
                or (>= '\u007f' and <= '\u009f')
                or '\u00ad'
                or '\u061c'
                or (>= '\u200b' and <= '\u200f')
                or (>= '\u2028' and <= '\u202e')
                or (>= '\u2060' and <= '\u206f')
                or '\ufeff';
}
