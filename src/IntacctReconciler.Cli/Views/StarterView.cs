using System.Text;
using IntacctReconciler.Cli.Starter;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Views;

/// <summary>What was written to begin with, and what to do with it.</summary>
internal sealed class StarterView(Surroundings world)
{
    public string Of(StarterFiles starter, string folder)
    {
        var text = new StringBuilder($"A starter for {starter.Company} ({starter.Kind}):\n\n");
        Append(text, folder, starter.All().Select(file => (file.Path, file.What)));
        text.Append("\nNext. Only the simulated company is changed by it:\n\n");
        foreach (var verb in new[] { "validate", "plan", "apply" })
            text.Append($"  intacct-reconciler {verb}{Argument(folder)}\n");
        text.Append($"\n{Shown(folder, "README.md")} says how to come from there to the real company.\n");
        return text.Append(WhereThePipelineBelongs(starter, folder)).ToString();
    }

    public string Of(CompanyStarter made, string folder)
    {
        var starter = made.Starter;
        var text = new StringBuilder($"{starter.Company} ({starter.Kind}) as it is now:\n\n");
        Append(text, folder, CompanyStarter.Rows(made.All()));
        text.Append($"\nThe company was only read. Next:\n\n  intacct-reconciler plan{Argument(folder)}\n");
        text.Append("\nIt must say that nothing differs. Then commit these files; README.md goes on from there.\n");
        return text.Append(WhereThePipelineBelongs(starter, folder)).ToString();
    }

    private static void Append(StringBuilder text, string folder, IEnumerable<(string Path, string What)> files)
    {
        (string Path, string What)[] rows = [.. files.Select(file => (Shown(folder, file.Path), file.What))];
        var column = rows.Max(row => row.Path.Length) + 2;
        foreach (var (path, what) in rows)
            text.Append($"  {path.PadRight(column)}{what}\n");
    }

    private string WhereThePipelineBelongs(StarterFiles starter, string folder) =>
        starter.PipelineFile() is { } pipeline && RepositoryAround(folder) is { } root
            ? $"\n{Printable.Of(root, 500)} is a repository, and a pipeline is read at its root only: move\n"
                + $"{pipeline.Path} there, and name this folder in its commands.\n"
            : "";

    /// <summary>The root of a repository that the folder is in without being it.</summary>
    private string? RepositoryAround(string folder)
    {
        var full = world.Resolve(folder);
        if (Path.Exists(Path.Combine(full, ".git")))
            return null;
        var above = Path.GetDirectoryName(full.TrimEnd(Path.DirectorySeparatorChar));
        while (above is not null && !Path.Exists(Path.Combine(above, ".git")))
            above = Path.GetDirectoryName(above);
        return above;
    }

    private static string Shown(string folder, string file) =>
        IsHere(folder) ? file : Printable.Of(Path.Combine(folder, file), 500);

    private static string Argument(string folder) =>
        IsHere(folder) ? ""
        : folder.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '\\' or '.' or '-' or '_' or ':')
            ? $" {folder}"
        : $" \"{Printable.Of(folder, 500)}\"";

    private static bool IsHere(string folder) => folder is "." or "./";
}
