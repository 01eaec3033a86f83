using System.Globalization;
using System.Text;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Tests.Errors;

/// <summary>Files and arguments.</summary>
internal static class FileScenes
{
    private const string Head = "version: 1\ncompany: ACME\npermissionModel: role-based\n";

    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0101"] = scene =>
            {
                // The program does not open such a file; whoever uses the core may hand it over.
                var problems = new Problems();
                AccessFileReader.Read(new("access.yaml"), new byte[(64 << 20) + 1], problems);
                return scene.TellAsync("a file of 64 MB and a byte", problems.Found.Single());
            },
            ["IR0102"] = scene => ValidateAsync(scene, [.. Encoding.UTF8.GetBytes(Head), (byte)'#', 0xE9, (byte)'\n']),
            ["IR0104"] = scene => ValidateAsync(scene, Encoding.UTF8.GetBytes(Head + "roles: { \"a\u0007b\": {} }\n")),
            ["IR0111"] = scene => ValidateAsync(scene, Encoding.UTF8.GetBytes(Head + Bomb())),
            ["IR0112"] = scene =>
                ValidateAsync(
                    scene,
                    Encoding.UTF8.GetBytes($"{Head}roles: {new string('[', 70)}{new string(']', 70)}\n")
                ),
            ["IR7001"] = scene => scene.RunAsync("plan", "nowhere.yaml"),
            ["IR7002"] = scene =>
            {
                Directory.CreateDirectory(scene.Desk.PathOf("books"));
                return scene.RunAsync("plan", "books");
            },
            ["IR7004"] = async scene =>
            {
                await using var held = new FileStream(
                    scene.Desk.PathOf("access.yaml"),
                    FileMode.Open,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
                await scene.RunAsync("plan");
            },
            ["IR7005"] = scene => scene.RunAsync("plan", "--out", new string('x', 300) + ".plan"),
            ["IR7006"] = async scene =>
            {
                await using var closed = new Closed();
                scene.Out = closed;
                await scene.RunAsync("plan");
            },
            ["IR7009"] = scene => scene.RunAsync("apply"),
            ["IR7010"] = scene => scene.RunAsync("show", "nowhere.plan"),
            ["IR7011"] = scene => scene.RunAsync("plan", "company.json"),
            ["IR7012"] = scene =>
            {
                Directory.CreateDirectory(scene.Desk.PathOf("plans"));
                return scene.RunAsync("plan", "--out", "plans");
            },
            ["IR7013"] = scene => scene.RunAsync("plan", "--out", "plans/today.plan"),
            ["IR7025"] = scene => scene.RunAsync("plan", "--report", "json=plan", "--report", "csv=plan"),
            ["IR7052"] = scene =>
            {
                scene.Desk.Write("books", "a file, so that books/new cannot be a folder");
                return scene.RunAsync("init", "books/new");
            },
            ["IR7053"] = scene => scene.RunAsync("export", "--split", "company.json"),
            ["IR7054"] = scene =>
            {
                scene.Desk.Write("users.yaml", "version: 1\n");
                return scene.RunAsync("export", "--split", ".");
            },
            ["IR7056"] = scene => scene.RunAsync("init", "books", "--from-company"),
            ["IR7057"] = scene => scene.RunAsync("init", "--from-company"),
            ["IR7058"] = scene =>
            {
                scene.Desk.Write("a.yaml", "version: 1\ncompany: A & B\npermissionModel: role-based\n");
                return scene.RunAsync("init", "books", "--from-company", "a.yaml");
            },
            ["IR7099"] = scene =>
            {
                scene.Environment = name =>
                    name == "INTACCT_PLAN_KEY" ? throw new InvalidOperationException("nobody thought of this") : null;
                return scene.RunAsync("plan");
            },
        };

    private static Task<Scene> ValidateAsync(Scene scene, byte[] content)
    {
        File.WriteAllBytes(scene.Desk.PathOf("access.yaml"), content);
        return scene.PrintAsync("validate");
    }

    /// <summary>A few thousand lines that stand for more values than any company has.</summary>
    private static string Bomb()
    {
        var text = new StringBuilder("users:\n  u: { departments: &all [");
        text.AppendJoin(", ", Enumerable.Range(1, 1000)).Append("] }\n");
        for (var i = 1; i <= 1001; i++)
            text.Append(CultureInfo.InvariantCulture, $"  u{i}: {{ departments: *all }}\n");
        return text.ToString();
    }

    /// <summary>A pipe whose reader has gone.</summary>
    private sealed class Closed : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("Broken pipe");

        public override void Write(string? value) => throw new IOException("Broken pipe");
    }
}
