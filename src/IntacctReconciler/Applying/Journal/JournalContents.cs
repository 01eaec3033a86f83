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
        // What kills have left of lines, one after the other: none is JSON, and the record after them has to name them.
        (int Start, JournalFault First)? torn = null;
        var isUnended = false;
        for (int start = 0, number = 1, next; start < bytes.Length; start = next, number++)
        {
            var length = bytes[start..].IndexOf((byte)'\n');
            isUnended = length < 0;
            var line = isUnended ? bytes[start..] : bytes.Slice(start, length);
            next = start + line.Length + 1;
            var before = torn is { Start: var from } ? Digest.Of(bytes[from..(start - 1)]) : null;
            switch (Take(line, number, before, entries))
            {
                case null:
                    torn = null;
                    break;
                case { IsFragment: true } fragment:
                    torn ??= (start, fragment.Fault);
                    break;
                case var broken:
                    return new(entries.ToImmutable(), torn?.First ?? broken.Fault);
            }
        }
        if (torn is { } left && !isUnended)
            return new(entries.ToImmutable(), left.First);
        return new(entries.ToImmutable(), null)
        {
            IsUnended = isUnended,
            Torn = torn is { Start: var cut } ? Digest.Of(bytes[cut..]) : null,
        };
    }

    private static Unreadable? Take(
        ReadOnlySpan<byte> line,
        int number,
        string? tornBefore,
        ImmutableArray<JournalEntry>.Builder entries
    )
    {
        try
        {
            var head = entries is [.., var last] ? last.Head : JournalHead.Empty;
            var (entry, torn) = JournalChain.Read(line, number, head);
            if (torn != tornBefore)
                return new(new(number, "what it says of a line cut short before it is not true"), IsFragment: false);
            entries.Add(entry);
            return null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            var isFragment = fault is JsonException;
            return new(new(number, isFragment ? "it is not a record" : fault.Message), isFragment);
        }
    }

    /// <param name="IsFragment">It is no JSON at all.</param>
    private sealed record Unreadable(JournalFault Fault, bool IsFragment);
}
