using System.Globalization;
using System.Text;

namespace IntacctReconciler.Cli;

/// <summary>All that a run sees of the world, so that a test can be the world.</summary>
internal sealed record Surroundings
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public bool InIsTerminal { get; init; }

    /// <summary>Columns of the terminal; null when there is none.</summary>
    public int? TerminalWidth { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string Folder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public required Interruption Interruption { get; init; }

    /// <summary>Columns to write for.</summary>
    public int Width =>
        Number("COLUMNS") is { } told ? Math.Clamp(told, 40, 500) : Math.Clamp(TerminalWidth ?? 80, 40, 500);

    /// <summary>See no-color.org: any value but an empty one means no colour.</summary>
    public bool WantsColour => string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb";

    public static Surroundings OfProcess(Interruption interruption) =>
        new()
        {
            Out = Writer(Console.OpenStandardOutput()),
            Error = Writer(Console.OpenStandardError()),
            In = Console.In,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            InIsTerminal = !Console.IsInputRedirected,
            TerminalWidth = ColumnsOfTerminal(),
            Environment = System.Environment.GetEnvironmentVariable,
            Folder = System.Environment.CurrentDirectory,
            Interruption = interruption,
        };

    /// <summary>The full path of what the user wrote.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    private int? Number(string variable) =>
        int.TryParse(Environment(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : null;

    // Bytes are the same on every system: UTF-8 without a mark, lines ended by \n.
    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" });

    private static int? ColumnsOfTerminal()
    {
        try
        {
            return Console.IsOutputRedirected && Console.IsErrorRedirected ? null : Console.WindowWidth;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
