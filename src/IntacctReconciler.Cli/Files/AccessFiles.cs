using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli.Files;

/// <summary>Reads what is declared for a company.</summary>
internal static class AccessFiles
{
    /// <summary>
    /// The composition; null when nothing can be said beyond the <paramref name="problems"/>. After errors it serves to find
    /// more of them, never to plan with.
    /// </summary>
    public static Composition? Load(AccessSource source, Surroundings world, IProblems problems) =>
        Read(source, world, problems) is { } file ? Composition.Of(file, problems) : null;

    /// <summary>The declarations alone; null as above.</summary>
    /// <exception cref="CannotRun">The file that the user named cannot be read.</exception>
    public static AccessFile? Read(AccessSource source, Surroundings world, IProblems problems) =>
        AccessFileReader.Read(InputOf(source, world), problems);

    /// <summary>What the declarations are read from.</summary>
    public static AccessInput InputOf(AccessSource source, Surroundings world) =>
        source.Member is var (fleet, company)
            ? fleet.InputFor(company, new DeclarationFiles(world, null))
            : new(new DeclarationFiles(world, source.Shown)) { Own = new(source.Shown) };
}
