using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Its findings are what was asked for, so they go to standard output.</summary>
internal sealed class ValidateVerb : Verb
{
    private readonly Argument<string> path;

    public ValidateVerb(Shell shell)
        : base(shell, "validate", "Read and check an access file without connecting.")
    {
        path = AddPath();
        Examples =
        [
            new("validate", "checks access.yaml in this folder; exit code 1 when something is wrong with it"),
            new("validate examples/acme", "checks examples/acme/access.yaml"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var source = AccessSource.At(parsed.GetRequiredValue(path), World);
        var problems = new Problems();
        var composition = AccessFiles.Load(source, problems);
        if (composition is not null)
            OfflineCheck.Run(composition, ShippedCatalogue.Load(), problems);
        foreach (var diagnostic in problems.Found.OrderBy(one => one.At?.Line).ThenBy(one => one.At?.Column))
            session.Out.Write(session.Words.Of(diagnostic) + "\n");
        session.Out.WriteLine(Verdict(source, composition, problems));
        return Task.FromResult(problems.HasErrors || composition is null ? ExitCode.Failed : ExitCode.Done);
    }

    private static string Verdict(AccessSource source, Composition? composition, Problems problems)
    {
        var counts = Counts(problems);
        var name = Printable.Of(source.Shown);
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
