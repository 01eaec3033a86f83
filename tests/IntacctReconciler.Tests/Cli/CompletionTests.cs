using System.Diagnostics;

namespace IntacctReconciler.Tests.Cli;

/// <summary>What the program offers at a place of a command line, and that a shell asks for it.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("pl", "plan")]
    [InlineData("ex", "explain export")]
    [InlineData("explain ", "group permission role user")]
    [InlineData("plan --det", "--detailed-exitcode")]
    [InlineData("plan --format ", "json markdown text")]
    [InlineData("plan --format js", "json")]
    [InlineData("plan --report s", "sarif=")]
    [InlineData("--log-level d", "debug")]
    [InlineData("schema bl", "blueprint")]
    [InlineData("completion ", "bash fish powershell zsh")]
    [InlineData("plan examples/acme --no-r", "--no-removals")]
    public async Task Offers_what_may_stand_there(string words, string offered) =>
        (await OfferedAsync($"intacct-reconciler {words}")).Should().BeEquivalentTo(offered.Split(' '));

    [Theory]
    [InlineData("plan ")]
    [InlineData("plan exa")]
    [InlineData("plan --out ")]
    public async Task Offers_nothing_where_a_path_belongs_so_that_the_shell_offers_files(string words) =>
        (await OfferedAsync($"intacct-reconciler {words}")).Should().BeEmpty();

    [Fact]
    public async Task Reads_the_line_up_to_the_place_that_is_named()
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync("[suggest:21]", "intacct-reconciler pl --nonsense");
        ran.Out.Should().Be("plan\n");
        ran.Error.Should().BeEmpty();
    }

    /// <summary>A place that is none is the end of the line; whatever a shell sends, it is no error.</summary>
    [Theory]
    [InlineData("[suggest:-1]", "intacct-reconciler pl")]
    [InlineData("[suggest:9999999999]", "intacct-reconciler pl")]
    [InlineData("[suggest]", "")]
    [InlineData("[suggest:5]", "\"")]
    public async Task Is_never_an_error(string place, string line)
    {
        await using var desk = new Desk();
        var ran = await (line.Length > 0 ? desk.RunAsync(place, line) : desk.RunAsync(place));
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public async Task Every_script_asks_the_program(string shell)
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync("completion", shell);
        ran.Out.Should().Contain("[suggest:").And.EndWith("\n");
    }

    [Fact]
    public async Task Bash_completes_a_verb_with_the_script()
    {
        if (!OperatingSystem.IsLinux())
            return;
        const string Asks = """
            source <(intacct-reconciler completion bash)
            COMP_LINE='intacct-reconciler pl' COMP_POINT=21
            _intacct_reconciler
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var start = new ProcessStartInfo("bash", ["--norc", "-c", Asks])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        using var bash = Process.Start(start)!;
        var said = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        said.Should().Be("plan\n");
    }

    private static async Task<string[]> OfferedAsync(string line)
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync($"[suggest:{line.Length}]", line);
        ran.ExitCode.Should().Be(0, ran.All);
        return ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
