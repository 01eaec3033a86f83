using IntacctReconciler.Text;

namespace IntacctReconciler.Tests.Architecture;

/// <summary>A folder uses only folders above it in <c>docs/architecture.md</c>.</summary>
public sealed class FolderTests
{
    private const string Core = "src/IntacctReconciler";
    private const string Client = "src/IntacctReconciler.Intacct";

    public static TheoryData<string, string> Projects() =>
        new() { { Core, "IntacctReconciler" }, { Client, "IntacctReconciler.Intacct" } };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_folders_above_it(string project, string root)
    {
        var order = ArchitectureDocument.FoldersOf(project);
        var wrong =
            from file in SourceFile.Of(project)
            where file.Folder.Length > 0
            from used in file.UsesBelow(root)
            where Array.IndexOf(order, used) > Array.IndexOf(order, file.Folder)
            select $"{file.Path} uses {used}/, which stands below {file.Folder}/";
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Nor_does_the_core_reach_down_by_names_without_a_using()
    {
        var order = ArchitectureDocument.FoldersOf(Core);
        var types = typeof(Printable)
            .Assembly.GetTypes()
            .Where(type => type is { IsNested: false, Namespace: not null })
            .ToLookup(FolderOf, StringComparer.Ordinal);
        var wrong =
            from file in SourceFile.Of(Core)
            where file.Folder.Length > 0
            from below in order.SkipWhile(folder => folder != file.Folder).Skip(1)
            from type in types[below]
            where file.Names(below, type.Name.Split('`')[0])
            select $"{file.Path} names {below}.{type.Name}, which stands below {file.Folder}/";
        wrong.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_document_names_every_folder_that_has_code_and_no_other(string project, string root) =>
        SourceFile
            .Of(project)
            .Select(file => file.Folder)
            .Where(folder => folder.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Should()
            .BeEquivalentTo(
                ArchitectureDocument.FoldersOf(project),
                "docs/architecture.md lists the rooms of {0}",
                root
            );

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_says_where_its_file_is(string project, string root) =>
        SourceFile
            .Of(project)
            .Where(file => file.Namespace != NamespaceOf(file, root))
            .Select(file => $"{file.Path} has the namespace {file.Namespace}")
            .Should()
            .BeEmpty();

    [Fact]
    public void Only_the_flow_on_one_page_stands_beside_the_folders_of_the_core() =>
        SourceFile
            .Of(Core)
            .Where(file => file.Folder.Length == 0)
            .Select(file => file.Path)
            .Should()
            .BeSubsetOf(["Reconciler.cs", "AssemblyInfo.cs"]);

    private static string NamespaceOf(SourceFile file, string root) =>
        string.Join('.', [root, .. file.Path.Split('/')[..^1]]);

    private static string FolderOf(Type type) => type.Namespace!.Split('.').ElementAtOrDefault(1) ?? "";
}
