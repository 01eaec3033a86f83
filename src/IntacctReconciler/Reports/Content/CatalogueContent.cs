using System.Text;
using System.Text.Json;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>The permissions that a company offers, by module, in the words of the screens and of the API.</summary>
public static class CatalogueContent
{
    public static Report Of(PermissionCatalogue catalogue)
    {
        var words = new ScreenWords(catalogue);
        var sections = catalogue.Modules.Select(module => Of(module, catalogue, words));
        var summary =
            $"{Plural.Of(catalogue.Entries.Length, "permission")} in {Plural.Of(catalogue.Modules.Count(), "module")}.";
        return new([.. sections, new Section(null, summary)]);
    }

    /// <summary>An array of objects <c>{ module, moduleLabel, permission, label, section, rights: [{ token, label }] }</c>.</summary>
    public static string Json(PermissionCatalogue catalogue)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            var words = new ScreenWords(catalogue);
            foreach (var entry in catalogue.Entries)
                Write(json, entry, words);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static Section Of(string module, PermissionCatalogue catalogue, ScreenWords words)
    {
        var label = words.Print(module);
        var rows = catalogue
            .OfModule(module)
            .OrderBy(entry => entry.Section, StringComparer.Ordinal)
            .Select(entry => new Row(
                Mark.None,
                0,
                [words.Print(entry.Permission), new Piece(entry.Permission.Name, Tone.Dim), Rights(entry)]
            ));
        return new(label, label == module ? Phrase.Empty : new Piece(module, Tone.Dim), new Block([.. rows]));
    }

    /// <summary>Each right as a file can have it; with its token where the word does not tell it.</summary>
    private static Phrase Rights(CatalogueEntry entry) =>
        string.Join(
            ", ",
            entry.Allowed.Tokens.Select(token =>
                RightWords.Print(token, entry.Allowed) is var word && Same(word, token) ? word : $"{word} ({token})"
            )
        );

    private static bool Same(string word, string token) =>
        string.Equals(word.Replace(" ", "", StringComparison.Ordinal), token, StringComparison.OrdinalIgnoreCase);

    private static void Write(Utf8JsonWriter json, CatalogueEntry entry, ScreenWords words)
    {
        json.WriteStartObject();
        json.WriteString("module", entry.Permission.Module);
        json.WriteString("moduleLabel", words.Print(entry.Permission.Module));
        json.WriteString("permission", entry.Permission.Name);
        json.WriteString("label", words.Print(entry.Permission));
        json.WriteString("section", entry.Section);
        json.WriteStartArray("rights");
        foreach (var token in entry.Allowed.Tokens)
        {
            json.WriteStartObject();
            json.WriteString("token", token);
            json.WriteString("label", RightWords.Print(token, entry.Allowed));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
