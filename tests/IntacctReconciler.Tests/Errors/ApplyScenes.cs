using System.Text;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Errors;

/// <summary>The lock and the journal of an apply.</summary>
internal static class ApplyScenes
{
    private const string Journal = ".reconciler/ACME/journal.jsonl";
    private static readonly string[] Apply = ["apply", "--auto-approve"];

    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR7301"] = async scene =>
            {
                var path = await LockAsync(scene);
                await File.WriteAllTextAsync(
                    Path.ChangeExtension(path, ".holder.json"),
                    """{ "user": "deploy", "process": 4711, "machine": "runner-7", "since": "2026-11-02T08:15:00Z", "run": "0123abcd" }""",
                    TestContext.Current.CancellationToken
                );
                await using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                await scene.RunAsync([.. Apply, "--lock-timeout", "2s"]);
            },
            ["IR7302"] = async scene =>
            {
                var held = await LockAsync(scene);
                File.Delete(held);
                Directory.CreateDirectory(held);
                scene.Desk.Replace("access.yaml", "    status: active", "    status: locked-out");
                await scene.RunAsync(Apply);
            },
            ["IR7304"] = scene => scene.RunAsync([.. Apply, "--lock-dir", "company.json/locks"]),
            ["IR7311"] = scene => scene.RunAsync("journal", "verify"),
            ["IR7312"] = scene => WithJournalAsync(scene, "{}\n{}\n"),
            ["IR7313"] = scene => WithJournalAsync(scene, Another()),
            ["IR7314"] = async scene =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(scene.Desk.PathOf(Journal))!);
                await using var held = new FileStream(
                    scene.Desk.PathOf(Journal),
                    FileMode.Create,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
                await scene.RunAsync(Apply);
            },
            ["IR7315"] = scene => scene.RunAsync([.. Apply, "--journal", "company.json"]),
            ["IR7316"] = scene =>
            {
                scene.Desk.Write(".reconciler", "a file in the place of the folder");
                return scene.RunAsync(Apply);
            },
            ["IR7317"] = async scene =>
            {
                await CutShortAsync(scene);
                await scene.RunAsync(Apply);
            },
            ["IR7318"] = async scene =>
            {
                await scene.AskAsync("plan", "--out", "access.plan");
                await scene.AskAsync("apply", "access.plan");
                await scene.RunAsync("apply", "access.plan");
            },
            ["IR7319"] = scene => scene.RunAsync("apply", "--resume"),
            ["IR7320"] = async scene =>
            {
                await scene.Desk.ServeAsync();
                await scene.AskAsync("plan", "--out", "other.plan", "--only", "role[\"AP clerk\"]");
                await CutShortAsync(scene, serve: false);
                await scene.RunAsync("apply", "--resume", "other.plan");
            },
            ["IR7321"] = async scene =>
            {
                await scene.AskAsync("plan", "--out", "access.plan");
                scene.Desk.Replace("access.yaml", "simulator: company.json", "simulator: other.json");
                await scene.RunAsync("apply", "access.plan");
            },
            ["IR7040"] = async scene =>
            {
                scene.Desk.Replace("access.yaml", "guards:\n", "guards:\n  requireApproval: true\n");
                await scene.RunAsync(Apply);
            },
        };

    /// <summary>Where the lock is.</summary>
    private static async Task<string> LockAsync(Scene scene)
    {
        await scene.AskAsync(Apply);
        return Directory.GetFiles(scene.Desk.Home, "*.lock", SearchOption.AllDirectories).Single();
    }

    private static Task<Scene> WithJournalAsync(Scene scene, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(scene.Desk.PathOf(Journal))!);
        scene.Desk.Write(Journal, content);
        return scene.RunAsync(Apply);
    }

    private static string Another()
    {
        var began = new RunBegan(new("r1", "tool"), "OTHER", "here", "d", 1, false);
        var (line, _) = JournalChain.Next(JournalHead.Empty, began, DateTimeOffset.UnixEpoch);
        return Encoding.UTF8.GetString(line) + "\n";
    }

    /// <summary>An apply that is stopped after its first change.</summary>
    private static async Task CutShortAsync(Scene scene, bool serve = true)
    {
        var company = serve ? await scene.Desk.ServeAsync() : scene.Desk.Companies.Single();
        company.Faults.When(
            request =>
            {
                if (request.Method is "PATCH")
                    scene.Desk.Interruption.Signal();
                return false;
            },
            new Fault.Latency(TimeSpan.Zero)
        );
        (await scene.AskAsync(Apply)).ExitCode.Should().Be(130);
        company.Faults.Clear();
        scene.Desk.Interruption = new();
    }
}
