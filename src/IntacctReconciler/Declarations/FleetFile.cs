using System.Collections.Immutable;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>A fleet file as written: several companies, and what they have in common.</summary>
public sealed record FleetFile(Source Source)
{
    /// <summary>Paths of the files below each company's own, relative to the fleet file; in their order.</summary>
    public ImmutableArray<Setting<string>> Base { get; init; } = [];

    /// <summary>Texts for <c>${name}</c> in the files of every company.</summary>
    public ImmutableDictionary<string, Setting<string>> Vars { get; init; } =
        ImmutableDictionary<string, Setting<string>>.Empty;

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<FleetCompany> Companies { get; init; } = [];

    /// <summary>The variables of a company: its own, over those of all.</summary>
    public ImmutableDictionary<string, Setting<string>> VarsOf(FleetCompany company) => Vars.SetItems(company.Vars);

    /// <summary>What the declarations for a company of it are read from.</summary>
    public AccessInput InputFor(FleetCompany company, ISourceFiles files) =>
        new(files)
        {
            Base = [.. Base.Select(path => FileAt(path, PassageKind.Include, path.Value))],
            Own = company.File is { } path
                ? FileAt(path, Base.IsEmpty ? PassageKind.Include : PassageKind.Overlay, company.Id.Value)
                : null,
            Vars = VarsOf(company),
            Company = company.Id,
            Connection = company.Connection,
        };

    private InputFile FileAt(Setting<string> path, PassageKind kind, string name) =>
        new(SourcePaths.Beside(Source.Path, path.Value), new(kind, name, path.At));
}

/// <summary>A company of a fleet.</summary>
/// <param name="Id">The company's id, and where it is written.</param>
public sealed record FleetCompany(Setting<string> Id)
{
    /// <summary>The path of its own file, relative to the fleet file; null where the base says all.</summary>
    public Setting<string>? File { get; init; }

    public ImmutableDictionary<string, Setting<string>> Vars { get; init; } =
        ImmutableDictionary<string, Setting<string>>.Empty;

    /// <summary>Takes the place of what the files say; paths are relative to the fleet file.</summary>
    public ConnectionDeclaration? Connection { get; init; }
}
