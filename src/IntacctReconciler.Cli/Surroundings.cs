using System.Globalization;
using System.Text;
using Spectre.Console;

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

    /// <summary>Where the programs of this user keep what is theirs; it need not exist.</summary>
    public required string DataFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Carries requests in the place of the network; null is the network. It is not disposed.</summary>
    public HttpMessageHandler? Wire { get; init; }

    public required Interruption Interruption { get; init; }

    /// <summary>Columns to write for.</summary>
    public int Width =>
        Number("COLUMNS") is { } told ? Math.Clamp(told, 40, 500) : Math.Clamp(TerminalWidth ?? 80, 40, 500);

    /// <summary>See no-color.org: any value but an empty one means no colour.</summary>
    public bool WantsColour => string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb";

    public static Surroundings OfProcess(Interruption interruption)
    {
        var (output, error) = (TerminalOf(Console.Out), TerminalOf(Console.Error));
        return new()
        {
            Out = Writer(Console.OpenStandardOutput()),
            Error = Writer(Console.OpenStandardError()),
            In = new StreamReader(Console.OpenStandardInput()),
            OutIsTerminal = output is not null,
            ErrorIsTerminal = error is not null,
            InIsTerminal = !Console.IsInputRedirected,
            TerminalWidth = (output ?? error)?.Width,
            Environment = System.Environment.GetEnvironmentVariable,
            Folder = System.Environment.CurrentDirectory,
            DataFolder = System.Environment.GetFolderPath(
                System.Environment.SpecialFolder.LocalApplicationData,
                System.Environment.SpecialFolderOption.DoNotVerify
            ),
            Interruption = interruption,
        };
    }

    /// <summary>The full path of what the user wrote.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    private int? Number(string variable) =>
        int.TryParse(Environment(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : null;

    // Bytes are the same on every system: UTF-8 without a mark, lines ended by \n.
    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" });

    /// <summary>The terminal behind a stream, when there is one that understands ANSI codes; on Windows this turns them on.</summary>
    private static Profile? TerminalOf(TextWriter stream)
    {
        var profile = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(stream) }).Profile;
        return profile.Out.IsTerminal && profile.Capabilities.Ansi ? profile : null;
    }
}
