using System.Xml.Linq;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Architecture;

/// <summary>Projects reference what <c>docs/architecture.md</c> says, no more.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void The_document_names_every_product_project() =>
        ArchitectureDocument
            .Projects()
            .Select(project => project.Name)
            .Should()
            .BeEquivalentTo(
                Directory
                    .EnumerateFiles(MaintainedFile.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
                    .Select(Path.GetFileNameWithoutExtension)
            );

    [Fact]
    public void A_project_references_the_projects_that_the_document_says()
    {
        foreach (var project in ArchitectureDocument.Projects())
            References(project.Name, "ProjectReference")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Should()
                .BeEquivalentTo(project.References, "that is what {0} may use", project.Name);
    }

    [Fact]
    public void A_project_has_the_packages_and_frameworks_that_the_document_says()
    {
        foreach (var project in ArchitectureDocument.Projects())
            References(project.Name, "PackageReference")
                .Concat(References(project.Name, "FrameworkReference"))
                .Should()
                .BeEquivalentTo(project.Own, "that is what {0} may use", project.Name);
    }

    [Fact]
    public void The_simulator_knows_no_type_of_the_product_and_the_product_none_of_its_inside()
    {
        SourceFile
            .Of("src/IntacctReconciler.Simulator")
            .SelectMany(file => file.UsesBelow("IntacctReconciler"))
            .Distinct(StringComparer.Ordinal)
            .Should()
            .Equal("Simulator");
        foreach (var project in (string[])["src/IntacctReconciler", "src/IntacctReconciler.Intacct"])
            SourceFile
                .Of(project)
                .SelectMany(file => file.UsesBelow("IntacctReconciler"))
                .Should()
                .NotContain("Simulator");
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument
            .Load(MaintainedFile.PathOf($"src/{project}/{project}.csproj"))
            .Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value);
}
