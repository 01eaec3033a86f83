using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Yaml;

/// <summary>The bytes of a file, checked to be text that a YAML parser can be trusted with.</summary>
internal static class YamlText
{
    public const int Largest = 64 * 1024 * 1024;

    // A parser may take NUL for the end of the file and drop what follows in silence; YAML allows none of these.
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create([
        .. Enumerable.Range(0, 32).Except(['\t', '\n', '\r']).Append(0x7F).Select(value => (byte)value),
    ]);

    // YAML 1.1 took these for ends of lines, and so does the parser, which would change the text that holds one.
    private static readonly (byte[] Utf8, int Value)[] LineEnds =
    [
        ([0xC2, 0x85], 0x85),
        ([0xE2, 0x80, 0xA8], 0x2028),
        ([0xE2, 0x80, 0xA9], 0x2029),
    ];

    /// <summary>A reader of the text without its byte order mark, or null after reporting why there is none.</summary>
    public static TextReader? Open(Source source, ReadOnlyMemory<byte> utf8, IProblems problems)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (Fault(source, utf8.Span) is { } fault)
        {
            problems.Add(fault);
            return null;
        }
        var bytes = MemoryMarshal.TryGetArray(utf8, out var array) ? array : new(utf8.ToArray());
        var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        return new StreamReader(stream, new UTF8Encoding(false, true), detectEncodingFromByteOrderMarks: false);
    }

    private static Diagnostic? Fault(Source source, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Largest)
            return Codes.FileTooLarge(new(source, 1, 1), utf8.Length, Largest);
        if (!Utf8.IsValid(utf8))
            return Codes.NotUtf8(PlaceOf(source, utf8, FirstInvalid(utf8)));
        if (utf8.IndexOfAny(Forbidden) is >= 0 and var at)
            return Codes.ControlCharacter(PlaceOf(source, utf8, at), utf8[at]);
        foreach (var lineEnd in LineEnds)
        {
            if (utf8.IndexOf(lineEnd.Utf8) is >= 0 and var found)
                return Codes.ControlCharacter(PlaceOf(source, utf8, found), lineEnd.Value);
        }
        return null;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var used) == OperationStatus.Done)
            at += used;
        return at;
    }

    private static Origin PlaceOf(Source source, ReadOnlySpan<byte> utf8, int at)
    {
        var before = utf8[..at];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return new(source, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }
}
