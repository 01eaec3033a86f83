using IntacctReconciler.Cli.Files;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>A file that leads to a company, with no regard to what else it declares.</summary>
internal sealed record Destination(AccessFile File, Target Target);

/// <summary>What was declared for a company, and where that is.</summary>
internal sealed record Declared(AccessSource Source, Composition Composition, Target Target)
{
    /// <summary>The declarations at a path; null after saying on standard error what is wrong with them.</summary>
    public static Declared? Load(string path, Session session)
    {
        var source = AccessSource.At(path, session.World);
        var problems = new Problems();
        var composition = AccessFiles.Load(source, problems);
        if (composition is not null && !problems.HasErrors)
            return new(source, composition, Target.Of(composition.File, source));
        session.Report(problems);
        return null;
    }

    /// <summary>
    /// Only where the company is, for the verbs that do not compare it with what is declared; null after saying on standard
    /// error what is wrong with the file.
    /// </summary>
    public static Destination? LoadConnection(string path, Session session)
    {
        var problems = new Problems();
        var destination = ReadConnection(path, session.World, problems);
        if (destination is null)
            session.Report(problems);
        return destination;
    }

    /// <summary>The same without a word; null where there is no such file, or none that can be used.</summary>
    public static Destination? FindConnection(string path, Surroundings world) =>
        File.Exists(world.Resolve(path)) ? ReadConnection(path, world, new()) : null;

    private static Destination? ReadConnection(string path, Surroundings world, Problems problems)
    {
        var source = AccessSource.At(path, world);
        var file = AccessFileReader.Read(new Source(source.Shown), source.Read(), problems);
        return file is null || problems.HasErrors ? null : new(file, Target.Of(file, source));
    }
}
