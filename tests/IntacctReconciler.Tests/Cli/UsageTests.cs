namespace IntacctReconciler.Tests.Cli;

/// <summary>Arguments that make no sense: exit 1, on standard error, with what was probably meant.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("aply acme", "unknown verb \"aply\"; did you mean \"apply\"?", "intacct-reconciler --help")]
    [InlineData("", "a verb is missing", "intacct-reconciler --help")]
    [InlineData("plan --detailed-exit-code", "did you mean \"--detailed-exitcode\"?", "intacct-reconciler plan --help")]
    [InlineData("plan --no-colour", "did you mean \"--no-color\"?", "plan --help")]
    [InlineData("plan a b", "unknown argument \"b\"", "plan --help")]
    [InlineData("plan --format xml", "text, json or markdown", "plan --help")]
    [InlineData("plan --as-of tomorrow", "2026-12-31", "plan --help")]
    [InlineData("plan --concurrency 0", "from 1 to 64", "plan --help")]
    [InlineData("plan --concurrency many", "from 1 to 64", "plan --help")]
    [InlineData("plan --timeout 3y", "such as 90s or 5m", "plan --help")]
    [InlineData("plan --timeout 0", "such as 90s or 5m", "plan --help")]
    [InlineData("plan --out", "--out", "plan --help")]
    [InlineData("plan --against s.json --out p.json", "--against", "plan --help")]
    [InlineData("plan --log-level loud", "loud", "plan --help")]
    [InlineData("catalogue lst", "unknown verb \"lst\"; did you mean \"list\"?", "intacct-reconciler catalogue --help")]
    [InlineData("catalogue", "a verb is missing", "intacct-reconciler catalogue --help")]
    [InlineData("schema plam", "access", "schema --help")]
    [InlineData("simulate", "--seed FILE is missing", "simulate --help")]
    [InlineData("simulate --seed s.json --port 99999", "65535", "simulate --help")]
    [InlineData("simulate --seed s.json --switch role-in-use", "NAME=VALUE", "simulate --help")]
    public async Task Is_told(string arguments, string message, string hint)
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        ran.ExitCode.Should().Be(1);
        ran.Out.Should().BeEmpty();
        ran.Error.Should().StartWith("error: ").And.Contain(message).And.EndWith($"{hint}\n");
    }

    [Fact]
    public async Task A_hostile_argument_is_made_safe()
    {
        await using var desk = new Desk();
        (await desk.RunAsync("\u001b[2Jplan")).Error.Should().NotContain("\u001b");
        (await desk.RunAsync("plan", "no\u001b]0;such")).Error.Should().NotContain("\u001b");
    }

    [Fact]
    public async Task An_at_sign_is_no_file_of_arguments()
    {
        await using var desk = new Desk();
        desk.Write("arguments", "--help");
        (await desk.RunAsync("plan", "@arguments")).Error.Should().Contain("@arguments does not exist");
    }
}
