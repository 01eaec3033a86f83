using IntacctReconciler.Cli.Files;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>A file that leads to a company, with no regard to what else it declares.</summary>
internal sealed record Destination(AccessFile File, Target Target);

/// <summary>What was declared for a company, and where that is.</summary>
internal sealed record Declared(AccessSource Source, Composition Composition, Target Target)
{
    /// <summary>The declarations for a company; null after saying on standard error what is wrong with them.</summary>
    public static Declared? Load(AccessSource source, Session session)
    {
        var problems = new Problems();
        var composition = AccessFiles.Load(source, session.World, problems);
        var locked = composition is null ? null : LockFiles.Load(source, composition.Company, session.World, problems);
        if (composition is not null && !problems.HasErrors)
            return new(source, composition.Under(locked), Target.Of(composition.File, source));
        session.Report(problems);
        return null;
    }

    /// <summary>
    /// Only where the company is, for the verbs that do not compare it with what is declared; null after saying on standard
    /// error what is wrong with the file.
    /// </summary>
    public static Destination? LoadConnection(AccessSource source, Session session)
    {
        var problems = new Problems();
        var destination = ReadConnection(source, session.World, problems);
        if (destination is null)
            session.Report(problems);
        return destination;
    }

    /// <summary>
    /// Where the file that a plan was made from leads now, without a word; null where there is no such file, or none that can
    /// be used.
    /// </summary>
    /// <exception cref="CannotRun">The company is not in that fleet any more.</exception>
    public static Destination? FindConnection(string planFile, PlanSubject plan, Surroundings world)
    {
        var full = world.Resolve(plan.File);
        if (!File.Exists(full))
            return null;
        if (!plan.IsOfFleet)
            return ReadConnection(new(plan.File, full), world, new());
        if (new FleetSource(plan.File, full).Load(new Problems()) is not { } companies)
            return null;
        return companies.FirstOrDefault(one => one.Name == plan.Company) is { } member
            ? ReadConnection(member, world, new())
            : throw new CannotRun(Messages.NoLongerInFleet(planFile, plan.Company, plan.File));
    }

    private static Destination? ReadConnection(AccessSource source, Surroundings world, Problems problems)
    {
        var file = AccessFiles.Read(source, world, problems);
        return file is null || problems.HasErrors ? null : new(file, Target.Of(file, source));
    }
}
