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
    public static AccessFile? Read(AccessSource source, Surroundings world, IProblems problems)
    {
        if (source.Member is not { Company: var company })
            return AccessFileReader.Read(
                new Source(source.Shown),
                DeclarationFiles.Read(source.Shown, source.Full),
                problems
            );
        var shown = Path.Combine(source.ShownFolder, company.File!.Value.Value);
        var full = world.Resolve(shown);
        if (!File.Exists(full))
            throw new CannotRun(Messages.NoSuchFile(shown) with { At = company.File!.Value.At });
        var file = AccessFileReader.Read(new Source(shown), DeclarationFiles.Read(shown, full), problems);
        if (file is not null && file.Company.Value != company.Id.Value)
            problems.Add(Messages.AnotherCompanyInside(file.Company, company.Id));
        return file is null ? null : file with { Connection = company.Connection ?? file.Connection };
    }
}
