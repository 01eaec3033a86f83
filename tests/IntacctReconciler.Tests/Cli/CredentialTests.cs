using IntacctReconciler.Cli.Files;

namespace IntacctReconciler.Tests.Cli;

/// <summary>Where credentials come from, seen through the one verb that only looks.</summary>
public sealed class CredentialTests
{
    private const string Json =
        """{ "clientId": "a.example", "clientSecret": "not a secret", "username": "recon_bot" }""";

    [Fact]
    public async Task From_the_environment()
    {
        await using var desk = await ServedAsync();
        desk.SetCredentials("ACME");
        await SignsInAsync(desk);
    }

    [Fact]
    public async Task From_a_file_of_its_owner()
    {
        await using var desk = await ServedAsync();
        WriteSecret(desk, Json);
        desk.Environment["ACME_CREDENTIALS_FILE"] = "secret.json";
        await SignsInAsync(desk);
    }

    [Fact]
    public async Task Not_from_a_file_that_others_can_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        await using var desk = await ServedAsync();
        WriteSecret(desk, Json, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        desk.Environment["ACME_CREDENTIALS_FILE"] = "secret.json";
        await RefusesAsync(desk, "IR7103", "mode 640", "chmod 600");
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{ "clientId": "a", "clientSecret": "", "username": "u" }""", "clientSecret is missing")]
    [InlineData("""{ "clientId": "a", "clientSecret": "hidden-in-a-file", "username": 3 }""", "username is missing")]
    public async Task Not_from_a_file_that_holds_something_else(string content, string message)
    {
        await using var desk = await ServedAsync();
        WriteSecret(desk, content);
        desk.Environment["ACME_CREDENTIALS_FILE"] = "secret.json";
        (await RefusesAsync(desk, "IR7104", message)).Should().NotContain("hidden-in-a-file");
    }

    [Fact]
    public async Task From_what_a_command_prints()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the command is Unix's");
        await using var desk = await ServedAsync();
        desk.Write("my vault", Json);
        desk.Environment["ACME_CREDENTIALS_COMMAND"] = "cat 'my vault'";
        await SignsInAsync(desk);
    }

    [Theory]
    [InlineData("false", "failed with exit code 1")]
    [InlineData("no-such-program-anywhere", "cannot be started")]
    [InlineData("cat 'open", "quote")]
    [InlineData("echo $ACME; cat secret", "is not JSON")]
    public async Task Not_from_a_command_that_fails(string command, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are Unix's");
        await using var desk = await ServedAsync();
        desk.Environment["ACME_CREDENTIALS_COMMAND"] = command;
        await RefusesAsync(desk, message);
    }

    [Fact]
    public async Task Not_in_two_ways_at_once()
    {
        await using var desk = await ServedAsync();
        desk.SetCredentials("ACME");
        desk.Environment["ACME_CREDENTIALS_COMMAND"] = "true";
        await RefusesAsync(desk, "IR7102", "both set");
    }

    [Fact]
    public async Task All_that_is_missing_is_named()
    {
        await using var desk = await ServedAsync();
        await RefusesAsync(desk, "ACME_CLIENT_ID, ACME_CLIENT_SECRET and ACME_USERNAME are not set");
    }

    [Fact]
    public async Task Those_for_reading_and_those_for_applying_are_tried_each()
    {
        await using var desk = await ServedAsync();
        desk.Replace("access.yaml", "connection:", "connection:\n  credentials: { read: READER, apply: WRITER }");
        desk.SetCredentials("READER");
        var check = await desk.RunAsync("check");
        check.ExitCode.Should().Be(1);
        check.Out.Should().ContainAll("CREDENTIALS READER", "CREDENTIALS WRITER", "WRITER_CLIENT_ID", "Not ready");

        (await desk.RunAsync("plan")).ExitCode.Should().Be(0, "reading needs no more than READER");
        (await desk.RunAsync("apply", "--auto-approve")).Error.Should().Contain("WRITER_CLIENT_ID");
        desk.SetCredentials("WRITER");
        (await desk.RunAsync("check")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--out", "p.json")).ExitCode.Should().Be(0);
        foreach (
            var name in desk
                .Environment.Keys.Where(name => name.StartsWith("READER", StringComparison.Ordinal))
                .ToList()
        )
            desk.Environment.Remove(name);
        (await desk.RunAsync("apply", "p.json"))
            .ExitCode.Should()
            .Be(0, "a saved plan knows whose credentials apply it");
    }

    [Fact]
    public async Task A_simulated_company_needs_none_and_takes_those_that_are_set()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("check")).Out.Should().Contain("signed in as recon_bot");
        desk.SetCredentials("ACME", username: "nobody");
        (await desk.RunAsync("check")).Should().Match<Ran>(ran => ran.ExitCode == 1 && ran.Out.Contains("nobody"));
    }

    [Theory]
    [InlineData("ACME", "ACME")]
    [InlineData("acme-uk", "ACME_UK")]
    [InlineData("Ärzte 24", "_RZTE_24")]
    [InlineData("24seven", "INTACCT_24SEVEN")]
    public void The_prefix_comes_from_the_company(string company, string prefix) =>
        CredentialPrefix.Of(company).Should().Be(prefix);

    [Theory]
    [InlineData("pass show acme", "pass|show|acme")]
    [InlineData("""vault  read 'my path' "and ""more" """, "vault|read|my path|and more")]
    [InlineData("echo '' x", "echo||x")]
    public void A_command_is_words_and_no_shell_line(string command, string words) =>
        SecretCommand.Words(command).Should().Equal(words.Split('|'));

    private static async Task<Desk> ServedAsync()
    {
        var desk = Desk.With("acme");
        await desk.ServeAsync();
        desk.Environment.Clear();
        return desk;
    }

    private static void WriteSecret(
        Desk desk,
        string content,
        UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite
    )
    {
        desk.Write("secret.json", content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(desk.PathOf("secret.json"), mode);
    }

    private static async Task SignsInAsync(Desk desk)
    {
        var ran = await desk.RunAsync("snapshot");
        ran.ExitCode.Should().Be(0, ran.Error);
    }

    private static async Task<string> RefusesAsync(Desk desk, params string[] words)
    {
        var ran = await desk.RunAsync("snapshot");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().ContainAll(words);
        return ran.Error;
    }
}
