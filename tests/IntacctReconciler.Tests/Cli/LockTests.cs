using System.Net;
using System.Net.Sockets;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Cli;

public sealed class LockTests
{
    private static readonly string[] Apply = ["apply", "--auto-approve"];

    [Fact]
    public async Task A_second_apply_on_the_company_is_kept_away_and_told_whose_it_is()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("plan", "--out", "p.json");
        using (Hold(await LockOfAsync(desk), Holder))
        {
            foreach (var apply in (string[][])[Apply, ["apply", "p.json"]])
            {
                var ran = await desk.RunAsync(apply);
                ran.ExitCode.Should().Be(7, ran.All);
                ran.Error.Should()
                    .Contain("process 4711 of somebody on runner-7 since 2026-11-02T08:15:00Z, run 0123abcd")
                    .And.Contain("Nothing was read or written")
                    .And.Contain("--lock-timeout")
                    .And.Contain("this machine")
                    .And.Contain("concurrency group");
            }
        }
        (await desk.RunAsync("apply", "p.json")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task The_lock_is_taken_before_the_company_is_asked_anything()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        using var held = Hold(await LockOfAsync(desk));
        var sent = company.Calls.Count;
        (await desk.RunAsync(Apply)).ExitCode.Should().Be(7);
        company.Calls.Should().HaveCount(sent);
    }

    [Fact]
    public async Task Verbs_that_only_read_are_not_kept_away()
    {
        await using var desk = Desk.With("acme");
        using var held = Hold(await LockOfAsync(desk));
        (await desk.RunAsync("plan")).ExitCode.Should().Be(0);
        (await desk.RunAsync("export")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task It_is_held_for_the_whole_apply_and_gone_after_it()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var path = await LockOfAsync(desk);
        var seen = new List<string>();
        company.Faults.When(
            request =>
            {
                if (request.Method is "PATCH" or "POST" && !IsFree(path))
                    seen.Add(File.ReadAllText(HolderOf(path)));
                return false;
            },
            new Fault.Latency(TimeSpan.Zero)
        );
        (await desk.RunAsync(Apply)).ExitCode.Should().Be(0);
        seen.Should().NotBeEmpty().And.OnlyContain(text => text.Contains($"\"process\":{Environment.ProcessId}"));
        IsFree(path).Should().BeTrue();
        File.Exists(HolderOf(path)).Should().BeFalse();
    }

    [Fact]
    public async Task Waiting_ends_with_the_lock_in_hand()
    {
        await using var desk = Desk.With("acme");
        var held = Hold(await LockOfAsync(desk), Holder);
        var began = desk.Clock.GetUtcNow();
        desk.Clock.OnWait = () =>
        {
            if (desk.Clock.GetUtcNow() - began >= TimeSpan.FromMinutes(3))
                held.Dispose();
        };
        var ran = await desk.RunAsync([.. Apply, "--lock-timeout", "10m"]);
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Error.Should().Contain("waiting up to 10m for another apply on ACME to end: process 4711");
    }

    [Fact]
    public async Task Waiting_has_an_end()
    {
        await using var desk = Desk.With("acme");
        using var held = Hold(await LockOfAsync(desk));
        var ran = await desk.RunAsync([.. Apply, "--lock-timeout", "90s"]);
        ran.ExitCode.Should().Be(7);
        ran.Error.Should().Contain("waited 90s");
    }

    [Fact]
    public async Task Waiting_can_be_broken_off()
    {
        await using var desk = Desk.With("acme");
        using var held = Hold(await LockOfAsync(desk));
        desk.Clock.OnWait = desk.Interruption.Signal;
        var ran = await desk.RunAsync([.. Apply, "--lock-timeout", "10m"]);
        ran.ExitCode.Should().Be(130);
        ran.Error.Should().Contain("nothing was written");
    }

    [Fact]
    public async Task What_the_holder_says_of_itself_is_printed_safely()
    {
        await using var desk = Desk.With("acme");
        var path = await LockOfAsync(desk);
        using var held = Hold(
            path,
            """{ "user": "\u001b[2Jroot\nerror: all is well", "process": [1], "machine": "\u202eevil" }"""
        );
        var ran = await desk.RunAsync(Apply);
        ran.ExitCode.Should().Be(7);
        ran.Error.Should().NotContain("\u001b").And.NotContain("\nerror: all").And.NotContain("\u202e");
        foreach (var nonsense in (string[])["", "[]", "{", new string('[', 9000)])
        {
            await File.WriteAllTextAsync(HolderOf(path), nonsense, TestContext.Current.CancellationToken);
            (await desk.RunAsync(Apply)).Error.Should().Contain("does not say whose it is");
        }
    }

    [Theory]
    [InlineData("access.yaml", "IR7304")]
    [InlineData("company.json/locks", "IR7304")]
    public async Task Where_there_can_be_no_lock_nothing_begins(string folder, string code)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var ran = await desk.RunAsync([.. Apply, "--lock-dir", folder]);
        ran.ExitCode.Should().Be(1, ran.All);
        ran.Error.Should().Contain(code).And.Contain("--lock-dir");
        company.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_of_one_s_own_is_used_when_asked_for()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync([.. Apply, "--lock-dir", "locks/here"])).ExitCode.Should().Be(0);
        Directory.GetFiles(desk.PathOf("locks/here"), "ACME-*.lock").Should().ContainSingle();
        Directory.GetFileSystemEntries(desk.Home).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_company_has_another_lock_and_the_case_of_an_address_makes_none()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        var first = await LockOfAsync(desk);
        desk.Replace("access.yaml", "endpoint: http://127.0.0.1", "endpoint: HTTP://127.0.0.1");
        (await LockOfAsync(desk)).Should().Be(first);
        desk.Replace("access.yaml", "company: ACME ", "company: ACME-2 ");
        desk.SetCredentials("ACME_2");
        await desk.RunAsync(Apply);
        Directory.GetFiles(desk.Home, "*.lock", SearchOption.AllDirectories).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_runtime_that_gives_every_lock_to_everybody_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there the switch has no effect");
        await using var desk = Desk.With("acme");
        using var program = RealProgram.Start(desk, ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1"), Apply);
        var ran = await program.EndAsync();
        ran.ExitCode.Should().Be(1, ran.All);
        ran.Error.Should()
            .MatchRegex(
                "error IR7303: Files in .+ cannot be locked: the same lock was given twice. Nothing was read or written\n"
            )
            .And.Contain("--lock-dir");
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    [Fact]
    public async Task It_dies_with_a_process_that_is_killed()
    {
        await using var desk = Desk.With("acme");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        desk.SetCredentials("ACME");
        var address = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/ia/api/v1";
        desk.Replace("access.yaml", "  simulator: company.json", $"  endpoint: {address}");
        using var program = RealProgram.Start(desk, Apply);
        using (await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            // It has asked for a token and waits for the answer, with the lock in its hands.
            var ran = await desk.RunAsync(Apply);
            ran.ExitCode.Should().Be(7, ran.All);
            ran.Error.Should().MatchRegex($@"process {program.Id} of \S+ on \S+ since \d{{4}}-");
            await program.KillAsync();
        }
        silent.Stop();
        (await desk.RunAsync(Apply)).ExitCode.Should().Be(1, "nobody answers any more, and nobody holds the lock");
        File.Exists(HolderOf(Directory.GetFiles(desk.Home, "*.lock", SearchOption.AllDirectories).Single()))
            .Should()
            .BeFalse();
    }

    private const string Holder = """
        { "user": "somebody", "process": 4711, "machine": "runner-7", "since": "2026-11-02T08:15:00Z", "run": "0123abcd" }
        """;

    /// <summary>Where the lock is, after a run that had it and changed nothing.</summary>
    private static async Task<string> LockOfAsync(Desk desk)
    {
        desk.Keyboard = "no\n";
        await desk.RunAsync("apply");
        desk.Keyboard = null;
        return Directory.GetFiles(desk.Home, "*.lock", SearchOption.AllDirectories).Should().ContainSingle().Subject;
    }

    private static FileStream Hold(string path, string? holder = null)
    {
        if (holder is not null)
            File.WriteAllText(HolderOf(path), holder);
        return new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private static bool IsFree(string path)
    {
        try
        {
            Hold(path).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string HolderOf(string path) => Path.ChangeExtension(path, ".holder.json");
}
