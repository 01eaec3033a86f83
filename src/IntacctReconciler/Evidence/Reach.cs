using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence;

/// <summary>How far what was read reaches: of the company, and of the journal.</summary>
internal static class Reach
{
    /// <summary>Null where its restrictions could not be read.</summary>
    public static bool? IsUnrestricted(User? reader) =>
        reader is { Entities: { } entities, Departments: { } departments, Territories: { } territories }
            ? entities.IsAll && departments.IsAll && territories.IsAll
            : null;

    /// <summary>Runs of which something was recorded in that time, each once.</summary>
    public static IEnumerable<string> Runs(this JournalContents journal, DateTimeOffset? since) =>
        journal
            .Entries.Where(entry => !(entry.At < since))
            .Select(entry => entry.Record.Run)
            .Distinct(StringComparer.Ordinal);
}
