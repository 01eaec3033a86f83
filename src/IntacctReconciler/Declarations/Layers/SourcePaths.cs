namespace IntacctReconciler.Declarations.Layers;

/// <summary>Paths as texts: nothing is asked of a disk.</summary>
internal static class SourcePaths
{
    /// <summary>The path of a file that another file names, as the user would write it: <c>base/roles.yaml</c>.</summary>
    public static string Beside(string file, string named)
    {
        if (Path.IsPathRooted(named))
            return named;
        var folder = file[..(file.LastIndexOfAny(['/', Path.DirectorySeparatorChar]) + 1)];
        var rooted = folder.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in (folder + named).Split(['/', Path.DirectorySeparatorChar]))
        {
            if (part is "" or ".")
                continue;
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else
                parts.Add(part);
        }
        return (rooted ? "/" : "") + string.Join('/', parts);
    }

    /// <summary>Only YAML files are included: the text of anything else has no business in a message about it.</summary>
    public static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
