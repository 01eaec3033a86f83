using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Its findings are what was asked for, so they go to standard output.</summary>
internal sealed class ValidateVerb : CompanyVerb
{
    public ValidateVerb(Shell shell)
        : base(shell, "validate", "Read and check an access file, or those of a fleet, without connecting.")
    {
        AddFleetOptions();
        Examples =
        [
            new("validate", "checks access.yaml in this folder; exit code 1 when something is wrong with it"),
            new("validate examples/acme", "checks examples/acme/access.yaml"),
            new("validate examples/fleet", "checks the files of every company of a fleet"),
        ];
    }

    protected override Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var problems = new Problems();
        var composition = AccessFiles.Load(source, World, problems);
        if (composition is not null)
            OfflineCheck.Run(composition, ShippedCatalogue.Load(), problems);
        foreach (var diagnostic in problems.Found.OrderBy(one => one.At?.Line).ThenBy(one => one.At?.Column))
            session.Out.Write(session.Words.Of(diagnostic) + "\n");
        session.Out.WriteLine(Verdict(source, composition, problems));
        return Task.FromResult(problems.HasErrors || composition is null ? CompanyEnd.Failed : CompanyEnd.Done);
    }

    private static string Verdict(AccessSource source, Composition? composition, Problems problems)
    {
        var counts = Counts(problems);
        var name = Printable.Of(source.Name);
        if (composition is null || problems.HasErrors)
            return $"{name} is not valid: {counts}";
        var file = composition.File;
        var declared = Plural.List([
            Plural.Of(file.Roles.Length, "role"),
            Plural.Of(file.Groups.Length, "group"),
            Plural.Of(file.Users.Length, "user"),
        ]);
        return $"{name} is valid: {declared}; words checked against the shipped catalogue{(counts.Length > 0 ? "; " + counts : "")}";
    }

    private static string Counts(Problems problems) =>
        Plural.List([
            .. new[] { (Severity.Error, "error"), (Severity.Warning, "warning"), (Severity.Note, "note") }
                .Select(kind => (Count: problems.Found.Count(one => one.Severity == kind.Item1), Word: kind.Item2))
                .Where(kind => kind.Count > 0)
                .Select(kind => Plural.Of(kind.Count, kind.Word)),
        ]);
}
