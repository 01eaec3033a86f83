using System.Text;
using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Examples;

/// <summary>A page whose commands are run as they stand; UPDATE_GOLDEN=1 rewrites what it shows.</summary>
internal static partial class WalkThrough
{
    public static async Task ShouldPrintAsync(string document, Desk desk)
    {
        var text = WithFiles(MaintainedFile.Read(document));
        var at = 0;
        var walked = new StringBuilder();
        foreach (Match console in Console().Matches(text))
        {
            walked.Append(text, at, console.Index - at).Append("```console\n");
            foreach (var line in console.Groups["body"].Value.Split('\n').Where(IsCommand))
                walked.Append(line).Append('\n').Append(await PrintedAsync(desk, line));
            walked.Append("```\n");
            at = console.Index + console.Length;
        }
        MaintainedFile.ShouldBe(document, walked.Append(text, at, text.Length - at).ToString());
    }

    private static bool IsCommand(string line) => line.StartsWith("$ ", StringComparison.Ordinal);

    private static async Task<string> PrintedAsync(Desk desk, string line)
    {
        var words = line.Split(' ');
        words[..2].Should().Equal("$", "intacct-reconciler");
        var ran = await desk.RunAsync(words[2..]);
        ran.ExitCode.Should().Be(0, ran.All);
        // How far a reading has come is shown where it takes a while.
        var lines = ran.All.Split('\n').Where(text => !text.StartsWith("reading ", StringComparison.Ordinal));
        var printed = Took().Replace(string.Join('\n', lines), "1.0 s");
        // What apply shows before it asks is the plan once more.
        var done = printed.IndexOf("DONE  ", StringComparison.Ordinal);
        return words[2] == "apply" && done > 0 ? $"...\n\n{printed[done..]}" : printed;
    }

    /// <summary>The files that the text shows, as they are.</summary>
    private static string WithFiles(string text) =>
        Shown()
            .Replace(
                text,
                shown => $"<!-- file: {shown.Groups["path"]} -->\n```yaml\n{Body(shown.Groups["path"].Value)}```\n"
            );

    /// <summary>From the version on: what comes before says the same as the text.</summary>
    private static string Body(string path)
    {
        var yaml = MaintainedFile.Read(path);
        return yaml[yaml.IndexOf("version:", StringComparison.Ordinal)..];
    }

    [GeneratedRegex(@"```console\n(?<body>.*?)```\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Console();

    [GeneratedRegex(
        @"<!-- file: (?<path>\S+) -->\n```yaml\n.*?```\n",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Shown();

    [GeneratedRegex(@"[0-9]+\.[0-9] s\b", RegexOptions.None, 1000)]
    private static partial Regex Took();
}
