using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Evidence;

/// <summary>What the sources of a pack lack.</summary>
internal static class SourceNotes
{
    public static IEnumerable<Diagnostic> Of(EvidenceSources sources)
    {
        if (sources.Journal is not { } journal)
            yield return Codes.NoJournalForEvidence(sources.JournalFile);
        else if (journal.Contents.Entries is [var first, ..] && sources.Since < first.At)
            yield return Codes.JournalBeginsLater(
                journal.File,
                CellWords.Time(first.At),
                CellWords.Time(sources.Since)
            );
    }
}
