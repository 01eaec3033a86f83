using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Examples;

/// <summary>The folders under <c>examples</c> that hold a company.</summary>
internal static class ExampleFolders
{
    public static TheoryData<string> All() =>
        [
            .. Directory
                .EnumerateDirectories(MaintainedFile.PathOf("examples"))
                .Where(folder => File.Exists(Path.Combine(folder, "access.yaml")))
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal),
        ];

    public static string Read(string folder, string file) => MaintainedFile.Read($"examples/{folder}/{file}");
}
