using CsCheck;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Tests.Resolving;

/// <summary>Permission over section over "*" over module over all, whatever the order of lines.</summary>
public sealed class PrecedenceTests
{
    private static readonly Source File = new("access.yaml");
    private static readonly Origin Here = new(File, 1, 1);
    private static readonly string[] ModuleNames = ["apple", "cherry", "grape", "mango"];
    private static readonly string[] PermissionNames = ["oak", "birch", "maple", "willow", "cedar"];
    private static readonly string?[] SectionNames = ["activitiesAndLists", "reports", "objectIds", null];
    private static readonly string[] Tokens = ["list", "readonly", "add", "run", "view", "listExpenses"];
    private static readonly (string Key, string Name)[] Sections =
    [
        ("activities", "activitiesAndLists"),
        ("reports", "reports"),
        ("objectIds", "objectIds"),
    ];

    private static readonly Gen<Rights> SomeRights = Gen.Int[1, 63]
        .Select(bits => Rights.Of(Tokens.Where((_, i) => (bits & (1 << i)) != 0)));

    private static readonly Gen<PermissionCatalogue> Catalogues =
        from rights in SomeRights.Array[ModuleNames.Length * PermissionNames.Length]
        from sections in Gen.Int[0, SectionNames.Length - 1].Select(i => SectionNames[i]).Array[
            ModuleNames.Length * PermissionNames.Length
        ]
        from offered in Gen.Bool.Array[ModuleNames.Length * PermissionNames.Length]
        select PermissionCatalogue.Of(
            from at in Enumerable.Range(0, rights.Length)
            where offered[at] || at % PermissionNames.Length == 0
            let permission = Permission.Standard(
                ModuleNames[at / PermissionNames.Length],
                PermissionNames[at % PermissionNames.Length]
            )
            select new CatalogueEntry(permission, sections[at], rights[at]),
            out _
        );

    private static readonly Gen<Preset> Presets = Gen.Int[0, 2].Select(i => (Preset)i);

    [Fact]
    public void The_most_precise_line_decides_about_every_permission() =>
        Cases.Sample(sample =>
        {
            var granted = Resolve(sample.Catalogue, sample.Declared);
            foreach (var entry in sample.Catalogue.Entries)
                granted
                    .RightsOn(entry.Permission)
                    .Should()
                    .Be(Expected(entry, sample.Declared), "{0}", entry.Permission);
        });

    [Fact]
    public void The_order_of_lines_means_nothing() =>
        Cases
            .Select(Gen.Int)
            .Sample(
                (sample, seed) =>
                {
                    var shuffled = sample.Declared with
                    {
                        Modules =
                        [
                            .. sample
                                .Declared.Modules.Select(module =>
                                    module with
                                    {
                                        Entries = [.. module.Entries.OrderBy(entry => Mixed(entry.Name, seed))],
                                    }
                                )
                                .OrderBy(module => Mixed(module.Name, seed)),
                        ],
                    };
                    Resolve(sample.Catalogue, shuffled).Should().Equal(Resolve(sample.Catalogue, sample.Declared));
                }
            );

    [Fact]
    public void All_is_everything_that_can_be_granted_and_none_is_nothing() =>
        Catalogues.Sample(catalogue =>
        {
            var all = Resolve(catalogue, Everything(Preset.All));
            all.Should()
                .Equal(GrantSet.Of(catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.Allowed))));
            var readOnly = Resolve(catalogue, Everything(Preset.ReadOnly));
            all.Covers(readOnly).Should().BeTrue();
            Resolve(catalogue, Everything(Preset.None)).Should().BeEmpty();
        });

    private sealed record Sample(PermissionCatalogue Catalogue, PermissionsDeclaration Declared);

    private static Gen<Sample> Cases =>
        from catalogue in Catalogues
        from named in Gen.Bool.Array[ModuleNames.Length]
        from others in Gen.Bool
        from apple in Module("apple", catalogue)
        from cherry in Module("cherry", catalogue)
        from grape in Module("grape", catalogue)
        from mango in Module("mango", catalogue)
        let modules = new[] { apple, cherry, grape, mango }
        from preset in Presets
        let rest = new ModuleDeclaration("*", new(preset, Here), [], Here)
        select new Sample(
            catalogue,
            new(
                null,
                [.. modules.Where((_, i) => named[i]), .. others ? [rest] : Array.Empty<ModuleDeclaration>()],
                Here
            )
        );

    private static Gen<ModuleDeclaration> Module(string name, PermissionCatalogue catalogue) =>
        from isWhole in Gen.Bool
        from whole in Presets
        let lines = Lines(name, catalogue).ToArray()
        from chosen in Gen.Bool.Array[lines.Length]
        from presets in Presets.Array[lines.Length]
        select new ModuleDeclaration(
            name,
            isWhole ? new(whole, Here) : null,
            [
                .. Enumerable
                    .Range(0, isWhole ? 0 : lines.Length)
                    .Where(i => chosen[i])
                    .Select(i => new PermissionEntry(
                        lines[i].Scope,
                        lines[i].Name,
                        new RightsDeclaration.OfPreset(presets[i], Here),
                        Here
                    )),
            ],
            Here
        );

    /// <summary>Every line that could stand in a module.</summary>
    private static IEnumerable<(EntryScope Scope, string Name)> Lines(string module, PermissionCatalogue catalogue)
    {
        yield return (EntryScope.Rest, "*");
        foreach (var (key, section) in Sections)
        {
            if (catalogue.OfModule(module).Any(entry => entry.Section == section))
                yield return (EntryScope.Named, key);
        }
        foreach (var entry in catalogue.OfModule(module))
            yield return (EntryScope.Named, entry.Permission.Name);
    }

    private static Rights Expected(CatalogueEntry entry, PermissionsDeclaration declared)
    {
        var module =
            declared.Modules.FirstOrDefault(one => one.Name == entry.Permission.Module)
            ?? declared.Modules.FirstOrDefault(one => one.Name == "*");
        if (module is null)
            return Rights.None;
        var key = entry.Section is "activitiesAndLists" ? "activities" : entry.Section;
        var line =
            module.Entries.FirstOrDefault(one => one.Name == entry.Permission.Name)
            ?? module.Entries.FirstOrDefault(one => one.Name == key)
            ?? module.Entries.FirstOrDefault(one => one.Name == "*");
        var preset = line is { Rights: RightsDeclaration.OfPreset written }
            ? written.Preset
            : module.Whole?.Value ?? Preset.None;
        return preset switch
        {
            Preset.All => entry.Allowed,
            Preset.ReadOnly when entry.Section is "reports" => entry.Allowed,
            Preset.ReadOnly => entry.Allowed & Rights.Of("list", "readonly", "view", "listExpenses", "readonlyExpense"),
            _ => Rights.None,
        };
    }

    private static PermissionsDeclaration Everything(Preset preset) => new(new(preset, Here), [], Here);

    private static int Mixed(string name, int seed) => name.Sum(letter => letter * 31) * 7919 ^ seed;

    private static GrantSet Resolve(PermissionCatalogue catalogue, PermissionsDeclaration declared)
    {
        var problems = new Problems();
        var file = new AccessFile(File)
        {
            Company = new("ACME", Here),
            PermissionModel = new(PermissionModel.RoleBased, Here),
            Roles = [new RoleDeclaration("Gardener", Here) { Permissions = declared }],
        };
        var company = new CompanyState("ACME", Facets.Everything) { Catalogue = catalogue };
        var desired = Resolver.Resolve(Composition.Of(file, problems)!, company, DateTimeOffset.UnixEpoch, problems);
        problems.Found.Where(found => found.Severity == Severity.Error).Should().BeEmpty();
        return ((FieldValue.Grants)desired!.Roles[0].Fields["permissions"].Value).Value;
    }
}
