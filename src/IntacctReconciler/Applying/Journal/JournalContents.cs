using System.Collections.Immutable;
using System.Text.Json;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying.Journal;

/// <param name="Line">In the file, from 1.</param>
/// <param name="Head">What the next line is chained to.</param>
public sealed record JournalEntry(int Line, DateTimeOffset At, JournalRecord Record, JournalHead Head);

/// <summary>Where the chain breaks, and how.</summary>
public sealed record JournalFault(int Line, string What);

/// <summary>A journal as read.</summary>
/// <param name="Fault">Where it is damaged; the entries are those before.</param>
public sealed record JournalContents(ImmutableArray<JournalEntry> Entries, JournalFault? Fault)
{
    /// <summary>The last line has no line feed: whoever appends ends it first.</summary>
    public bool IsUnended { get; private init; }

    /// <summary>
    /// Digest of a last line that a kill cut short. It stays where it is; the next record names it, so that it is known for what
    /// it is.
    /// </summary>
    public string? Torn { get; private init; }

    public JournalHead Head => Entries is [.., var last] ? last.Head : JournalHead.Empty;

    /// <summary>Reads a journal from its first line and proves its chain.</summary>
    public static JournalContents Read(ReadOnlySpan<byte> bytes)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        (JournalFault Fault, string Digest)? broken = null;
        var number = 0;
        var unended = false;
        while (!bytes.IsEmpty)
        {
            number++;
            var end = bytes.IndexOf((byte)'\n');
            unended = end < 0;
            var line = unended ? bytes : bytes[..end];
            bytes = unended ? [] : bytes[(end + 1)..];
            var head = entries is [.., var last] ? last.Head : JournalHead.Empty;
            var fault = Take(line, number, head, broken?.Digest, entries);
            // One line that cannot be read may be what a kill has left; the line after it has to say so.
            if (fault is not null && broken is not null)
                return new(entries.ToImmutable(), broken.Value.Fault);
            broken = fault is null ? null : (fault, Digest.Of(line));
        }
        var torn = broken is not null && unended;
        return new(entries.ToImmutable(), torn ? null : broken?.Fault)
        {
            IsUnended = unended,
            Torn = torn ? broken!.Value.Digest : null,
        };
    }

    private static JournalFault? Take(
        ReadOnlySpan<byte> line,
        int number,
        JournalHead head,
        string? tornBefore,
        ImmutableArray<JournalEntry>.Builder entries
    )
    {
        try
        {
            var (entry, torn) = JournalChain.Read(line, number, head);
            if (torn != tornBefore)
                return new(number, "what it says of a line cut short before it is not true");
            entries.Add(entry);
            return null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            return new(number, fault is JsonException ? "it is not a record" : fault.Message);
        }
    }
}
