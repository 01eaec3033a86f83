using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Composing.Locks;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Composing;

/// <summary>Two ids of a kind that differ only in case; right only where the company holds both exactly.</summary>
public sealed record CasePair(ObjectKind Kind, string First, string Second, Origin At, Origin Other)
{
    /// <summary>The error that it is unless the company decides otherwise.</summary>
    public Diagnostic Report() => Codes.DeclaredInTwoCases(At, Address.Word(Kind), Second, First, Other);
}

/// <summary>All that was declared for one company, put together and free of contradictions that need no company to be seen.</summary>
public sealed class Composition
{
    private Composition(AccessFile file, ImmutableArray<CasePair> casePairs)
    {
        File = file;
        CasePairs = casePairs;
        IgnoredUsers = new(BuiltInIgnores.Users, file.Manage.IgnoredUsers);
        IgnoredRoles = new(BuiltInIgnores.Roles, file.Manage.IgnoredRoles);
        Scope = Scopes.Of(file);
    }

    public AccessFile File { get; }

    public string Company => File.Company.Value;

    public PermissionModel PermissionModel => File.PermissionModel.Value;

    public ManageDeclaration Manage => File.Manage;

    public IgnoredIds IgnoredUsers { get; }

    public IgnoredIds IgnoredRoles { get; }

    /// <summary>Pairs that only the company can decide.</summary>
    public ImmutableArray<CasePair> CasePairs { get; }

    /// <summary>What must be read to plan this.</summary>
    public ReadScope Scope { get; private init; }

    /// <summary>The catalogue as it was reviewed last, which presets expand against; null where nobody locked it.</summary>
    public CatalogueLock? Lock { get; private init; }

    /// <summary>The same under a lock, or under none. Entities are read then, as the lock has those that it knows.</summary>
    public Composition Under(CatalogueLock? locked) =>
        ReferenceEquals(locked, Lock)
            ? this
            : new(File, CasePairs)
            {
                Lock = locked,
                Scope = locked is null
                    ? Scopes.Of(File)
                    : Scopes.Of(File) with
                    {
                        Facets = Scopes.Of(File).Facets | Facets.Entities,
                    },
            };

    /// <summary>
    /// Puts the file together. Null when an id is declared twice, for then nobody knows which one is meant; other errors
    /// are reported and the composition is made all the same, so that later stages can report theirs.
    /// </summary>
    public static Composition? Of(AccessFile file, IProblems problems)
    {
        var pairs = ImmutableArray.CreateBuilder<CasePair>();
        var clean =
            DeclaredIds.Check(ObjectKind.Role, file.Roles, pairs, problems)
            & DeclaredIds.Check(ObjectKind.Group, file.Groups, pairs, problems)
            & DeclaredIds.Check(ObjectKind.User, file.Users, pairs, problems);
        if (!clean)
            return null;
        var composition = new Composition(file, pairs.DrainToImmutable());
        composition.Check(asOf: null, problems);
        return composition;
    }

    /// <summary>Whether parts of it are made for each entity of the company, and left out as long as those are not known.</summary>
    public bool WaitsForEntities => File.Waiting is not null;

    /// <summary>
    /// The whole of it, once the company's entities are known. Null when what comes out cannot be put together; other errors
    /// are reported as by <see cref="Of"/>.
    /// </summary>
    public Composition? For(Table<RestrictionTarget> entities, IProblems problems)
    {
        if (File.Waiting is not { } input)
            return this;
        string[] active = [.. entities.Where(entity => entity.Active).Select(entity => entity.Id)];
        return AccessFileReader.Read(input with { Entities = active }, problems) is { } file
            ? Of(file, problems)?.Under(Lock)
            : null;
    }

    /// <summary>
    /// Reports what contradicts itself in the declarations; entries with a time only when there is a time to judge them by.
    /// Whoever plans with a composition checks it again with the plan's time, so that none is planned with that has errors.
    /// </summary>
    public void Check(DateTimeOffset? asOf, IProblems problems)
    {
        ObjectChecks.Run(this, problems);
        ControlsCheck.Run(File, asOf, problems);
        new ReferenceChecks(File, asOf, problems).Run();
        EntityGroupChecks.Run(File, problems);
        LockChecks.Run(File, problems);
    }
}
