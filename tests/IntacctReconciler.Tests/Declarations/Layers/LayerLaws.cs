using CsCheck;
using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Exporting;

namespace IntacctReconciler.Tests.Declarations.Layers;

/// <summary>What holds of files that are put together, whatever stands in them.</summary>
public sealed class LayerLaws
{
    private static readonly string[] Words =
    [
        "version",
        "company",
        "include",
        "vars",
        "entityGroups",
        "templates",
        "generate",
        "locked",
        "users",
        "roles",
        "groups",
        "guards",
        "manage",
        "protect",
        "forEach",
        "entities",
        "except",
        "like",
        "template",
        "with",
        "add",
        "remove",
        "permissions",
        "accountsPayable",
        "bills",
        "state",
        "contact",
        "id",
        "region",
        "clerk",
        "a",
        "b",
        "${id}",
        "${each}",
        "${entity}",
        "u-${each}",
        "${region}",
        "${",
        "$${x}",
        "minFullAdmins",
        "breakGlass",
        "role",
    ];

    private static readonly string[] Scalars =
    [
        "a",
        "b",
        "clerk",
        "true",
        "false",
        "1",
        "null",
        "~",
        "absent",
        "all",
        "read-only",
        "UK-*",
        "UK-01",
        "group:a",
        "\"${id}\"",
        "\"${each}\"",
        "\"${entity}\"",
        "\"x ${region} y\"",
        "\"${nobody}\"",
        "\"${\"",
        "base.yaml",
        "\"\"",
    ];

    private static readonly Gen<string> Node = Gen.Recursive<string>(
        (depth, node) =>
            depth > 5
                ? Gen.Int[0, Scalars.Length - 1].Select(at => Scalars[at])
                : Gen.Frequency(
                    (4, Gen.Int[0, Scalars.Length - 1].Select(at => Scalars[at])),
                    (2, node.Array[0, 3].Select(items => $"[{string.Join(", ", items)}]")),
                    (
                        4,
                        Gen.Select(Gen.Int[0, Words.Length - 1].Select(at => Words[at]), node)
                            .Array[0, 4]
                            .Select(pairs =>
                                "{"
                                + string.Join(
                                    ", ",
                                    pairs
                                        .DistinctBy(pair => pair.Item1)
                                        .Select(pair => $"\"{pair.Item1}\": {pair.Item2}")
                                )
                                + "}"
                            )
                    )
                )
    );

    private static readonly Gen<string> File = Gen.Select(Gen.Int[0, Words.Length - 1].Select(at => Words[at]), Node)
        .Array[1, 6]
        .Select(pairs =>
            string.Concat(pairs.DistinctBy(pair => pair.Item1).Select(pair => $"\"{pair.Item1}\": {pair.Item2}\n"))
        );

    [Fact]
    public void Nothing_that_stands_in_files_makes_reading_them_fail() =>
        Gen.Select(File, File)
            .Sample(
                (own, shared) =>
                {
                    var files = new SeveralFiles(
                        new Dictionary<string, string> { ["access.yaml"] = own, ["base.yaml"] = shared }
                    );
                    foreach (var entities in new string[][] { [], ["UK-01", "UK-02"] })
                    {
                        var (_, found) = files.Read(entities);
                        foreach (var one in found.Found)
                            files.Rendered(one).Should().NotBeEmpty();
                        files.Expanded(entities).Should().NotBeEmpty();
                    }
                },
                iter: 600
            );

    [Fact]
    public void In_which_of_the_files_something_stands_does_not_matter() =>
        Gen.Select(RandomState.Company(PermissionModel.RoleBased), Gen.Shuffle(Sections))
            .Sample(
                (company, order) =>
                {
                    var whole = Exporter.Write(company, new(PermissionModel.RoleBased));
                    var files = Split(whole, order);

                    Digest(new() { ["access.yaml"] = whole }, company).Should().Be(Digest(files, company), whole);
                },
                iter: 25
            );

    private static readonly string[] Sections = ["roles", "groups", "users"];

    /// <summary>Each section in a file of its own; the first includes the others in that order.</summary>
    private static Dictionary<string, string> Split(string yaml, string[] order)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = yaml;
        foreach (var section in Sections.Reverse())
        {
            var at = rest.IndexOf($"\n{section}:\n", StringComparison.Ordinal);
            files[$"{section}.yaml"] = "version: 1\n" + (at < 0 ? "" : rest[(at + 1)..]);
            rest = at < 0 ? rest : rest[..(at + 1)];
        }
        files["access.yaml"] = $"{rest}include: [{string.Join(", ", order.Select(name => $"{name}.yaml"))}]\n";
        return files;
    }

    private static string Digest(Dictionary<string, string> files, CompanyState company)
    {
        var (file, found) = new SeveralFiles(files).Read();
        found.HasErrors.Should().BeFalse();
        var problems = new Problems();
        var desired = Resolver.Resolve(Composition.Of(file!, problems)!, company, DateTimeOffset.UnixEpoch, problems);
        return StateDigest.Of(desired!);
    }
}
