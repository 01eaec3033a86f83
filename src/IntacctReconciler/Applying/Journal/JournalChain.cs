using System.Text.Json.Nodes;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying.Journal;

/// <summary>The last line of a journal, to which the next one is chained.</summary>
/// <param name="Sequence">How many lines there are.</param>
/// <param name="Hash">Null when there are none.</param>
public sealed record JournalHead(int Sequence, string? Hash)
{
    public static JournalHead Empty { get; } = new(0, null);
}

/// <summary>
/// Lines of canonical JSON, each with the hash of the one before and its own: nobody can change, take out or put in a line
/// without breaking all that follow.
/// </summary>
public static class JournalChain
{
    /// <summary>The line that follows, without its line feed.</summary>
    /// <param name="torn">Digest of what a kill left of a line that was being written, which stands before this one.</param>
    public static (byte[] Line, JournalHead Head) Next(
        JournalHead head,
        JournalRecord record,
        DateTimeOffset at,
        string? torn = null
    )
    {
        var line = JournalJson.Write(record);
        line["seq"] = head.Sequence + 1;
        line["at"] = TimeJson.Write(at);
        line["previous"] = head.Hash;
        if (torn is not null)
            line["torn"] = torn;
        var hash = Digest.Of(line);
        line["hash"] = hash;
        return (CanonicalJson.Bytes(line), new(head.Sequence + 1, hash));
    }

    /// <summary>The entry of a line that follows the head.</summary>
    /// <exception cref="FormatException">It does not; the message says why.</exception>
    internal static (JournalEntry Entry, string? Torn) Read(ReadOnlySpan<byte> bytes, int number, JournalHead head)
    {
        var line =
            JsonNode.Parse(bytes, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject
            ?? throw new FormatException("it is not a record");
        if (!bytes.SequenceEqual(CanonicalJson.Bytes(line)))
            throw new FormatException("it was changed after it was written");
        var hash = line.Member("hash").AsText("hash");
        line.Remove("hash");
        if (Digest.Of(line) != hash)
            throw new FormatException("it was changed after it was written");
        if (line.Member("previous").AsTextOrNull("previous") != head.Hash)
            throw new FormatException("it does not follow the line before it: a line was taken out, put in or moved");
        if (line.Member("seq").AsNumber("seq") != head.Sequence + 1)
            throw new FormatException("its number does not follow the one before it");
        var entry = new JournalEntry(
            number,
            TimeJson.Read(line.Member("at").AsText("at")),
            JournalJson.Read(line),
            new(head.Sequence + 1, hash)
        );
        return (entry, line.Optional("torn")?.AsText("torn"));
    }
}
