using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Errors;

/// <summary>A desk on which something goes wrong, and what is said about it.</summary>
internal sealed partial class Scene(Desk desk)
{
    private readonly StringBuilder said = new();

    public Desk Desk => desk;

    /// <summary>Carries requests in the place of the network.</summary>
    public HttpMessageHandler? Wire { get; set; }

    /// <summary>Stands in the place of standard output.</summary>
    public TextWriter? Out { get; set; }

    /// <summary>Stands in the place of the environment.</summary>
    public Func<string, string?>? Environment { get; set; }

    /// <summary>All that was said, the same on every machine and at every time.</summary>
    public string Said =>
        Randomness()
            .Replace(
                Port().Replace(Time().Replace(said.ToString(), "TIME"), "127.0.0.1:PORT"),
                match => match.Groups["name"].Value + ".RANDOM"
            )
            .Replace(desk.Folder, "/desk", StringComparison.Ordinal)
            .Replace(desk.Home, "/home", StringComparison.Ordinal);

    /// <summary>Runs the program; what it says on standard error is said, and its exit code.</summary>
    public async Task<Scene> RunAsync(params string[] arguments) => Say(arguments, (await AskAsync(arguments)));

    /// <summary>The same for a verb whose findings are on standard output.</summary>
    public async Task<Scene> PrintAsync(params string[] arguments)
    {
        var ran = await AskAsync(arguments);
        return Say(arguments, ran with { Error = ran.Error + ran.Out });
    }

    /// <summary>Of what is printed only the lines with these words.</summary>
    public async Task<Scene> PrintOnlyAsync(string words, params string[] arguments)
    {
        var ran = await AskAsync(arguments);
        var lines = ran.All.Split('\n').Where(line => line.Contains(words, StringComparison.Ordinal));
        return Say(
            arguments,
            ran with
            {
                Error = string.Concat(lines.Select(line => line.TrimStart(' ', '!') + "\n")),
            }
        );
    }

    /// <summary>What the program says when the client gives up.</summary>
    public async Task GiveUpAsync(string what, Func<Task> ask)
    {
        var why = (await ask.Should().ThrowAsync<CompanyException>()).Which;
        await TellAsync(what, Failure.Of(why));
    }

    /// <summary>What the core or the client says to whoever uses them.</summary>
    public Task TellAsync(string what, Diagnostic told)
    {
        said.Append(CultureInfo.InvariantCulture, $"# {what}\n");
        said.Append(DiagnosticText.Render(told, (_, _) => null));
        return Task.CompletedTask;
    }

    /// <summary>Runs the program without a word about it.</summary>
    public async Task<Ran> AskAsync(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var world = desk.World(Out ?? output, error) with { Wire = Wire };
        if (Environment is { } environment)
            world = world with { Environment = environment };
        var exit = await Application.RunAsync(arguments, world);
        return new(exit, output.ToString(), error.ToString());
    }

    private Scene Say(string[] arguments, Ran ran)
    {
        var words = arguments.Select(word => word.Length > 60 ? word[..20] + "..." + word[^8..] : word);
        said.Append("$ intacct-reconciler ").AppendJoin(' ', words).Append('\n').Append(ran.Error);
        said.Append(CultureInfo.InvariantCulture, $"exit {ran.ExitCode}\n");
        return this;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?Z", RegexOptions.None, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex Port();

    [GeneratedRegex(
        @"(?<name>\.plan)\.[a-z0-9]{8}\.[a-z0-9]{3}|(?<name>ACME)-[a-f0-9]{32}(?=\.lock)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Randomness();
}
