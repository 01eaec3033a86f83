using IntacctReconciler.Declarations;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Declarations;

namespace IntacctReconciler.Tests.Examples;

/// <summary>The folders under <c>examples</c> that hold a company.</summary>
internal static class ExampleFolders
{
    public static TheoryData<string> All() =>
        [
            .. Directory
                .EnumerateDirectories(MaintainedFile.PathOf("examples"))
                .Where(folder => File.Exists(Path.Combine(folder, "access.yaml")))
                .Where(folder => File.Exists(Path.Combine(folder, "company.json")))
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The access file, with the files beside it that it may name.</summary>
    public static AccessInput Input(string folder) =>
        new SeveralFiles(
            Directory
                .EnumerateFiles(MaintainedFile.PathOf($"examples/{folder}"), "*.yaml")
                .ToDictionary(path => Path.GetFileName(path), File.ReadAllText)
        ).Input();

    public static string Read(string folder, string file) => MaintainedFile.Read($"examples/{folder}/{file}");
}
