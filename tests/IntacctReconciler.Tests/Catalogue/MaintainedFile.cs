namespace IntacctReconciler.Tests.Catalogue;

/// <summary>A file of the repository that is kept by hand or, with UPDATE_GOLDEN=1, rewritten from its source.</summary>
internal static class MaintainedFile
{
    private static readonly string Root = FindRoot();

    /// <summary>Where a file or folder of the repository is.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths of the files in a folder, from the root of the repository.</summary>
    public static IEnumerable<string> In(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Select(path => Path.GetRelativePath(Root, path));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    public static void ShouldBe(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(Path.Combine(Root, path), expected);
        Read(path).Should().Be(expected, "{0} is rewritten by the tests with UPDATE_GOLDEN=1", path);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IntacctReconciler.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no IntacctReconciler.sln above the tests");
    }
}
