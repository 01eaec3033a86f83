namespace IntacctReconciler.Cli.Files;

/// <summary>Which commit the files of a run are of, as the CI system or the repository around them says; no process is started.</summary>
internal static class CommitId
{
    /// <summary>GitHub Actions, GitLab CI, Azure Pipelines.</summary>
    private static readonly string[] Variables = ["GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION"];

    /// <param name="folder">The full path of the folder of the files.</param>
    /// <returns>The hash of the commit; null when nobody knows it.</returns>
    public static string? Of(string folder, Surroundings world) =>
        Variables.Select(name => Hash(world.Environment(name))).FirstOrDefault(hash => hash is not null)
        ?? InRepository(folder);

    private static string? InRepository(string folder)
    {
        try
        {
            for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            {
                if (GitFolder(Path.Combine(at, ".git")) is { } git)
                    return Head(git);
            }
            return null;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // It would be good to know, and nothing depends on it.
            return null;
        }
    }

    /// <summary>A work tree of its own has a file that says where the folder is.</summary>
    private static string? GitFolder(string path) =>
        Directory.Exists(path) ? path
        : File.Exists(path) && After("gitdir:", File.ReadLines(path).FirstOrDefault()) is { } told
            ? Path.GetFullPath(told, Path.GetDirectoryName(path)!)
        : null;

    private static string? Head(string git)
    {
        var head = FirstLine(Path.Combine(git, "HEAD"));
        if (After("ref:", head) is not { } name)
            return Hash(head);
        var common = FirstLine(Path.Combine(git, "commondir")) is { } told ? Path.GetFullPath(told, git) : git;
        return Hash(FirstLine(Path.Combine(git, name)))
            ?? Hash(FirstLine(Path.Combine(common, name)))
            ?? Packed(common, name);
    }

    private static string? Packed(string git, string name)
    {
        var packed = Path.Combine(git, "packed-refs");
        return File.Exists(packed)
            ? File.ReadLines(packed)
                .Where(line => line.EndsWith($" {name}", StringComparison.Ordinal))
                .Select(line => Hash(line.Split(' ')[0]))
                .FirstOrDefault()
            : null;
    }

    private static string? FirstLine(string path) =>
        File.Exists(path) ? File.ReadLines(path).FirstOrDefault()?.Trim() : null;

    private static string? After(string word, string? line) =>
        line is not null && line.StartsWith(word, StringComparison.Ordinal) ? line[word.Length..].Trim() : null;

    private static string? Hash(string? text) =>
        text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;
}
