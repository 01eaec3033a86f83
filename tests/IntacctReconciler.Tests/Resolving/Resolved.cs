using System.Globalization;
using System.Text;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Tests.Resolving;

/// <summary>Resolves access files written as YAML (the head is put before them, so that they begin on line 4) against a company.</summary>
internal static class Resolved
{
    public const string Head = "version: 1\ncompany: ACME\npermissionModel: role-based\n";
    public const string Now = "2026-11-23T14:02Z";

    /// <summary>What the files want; nothing worse than a note may be found.</summary>
    public static DesiredState Of(string yaml, CompanyState? company = null, string asOf = Now)
    {
        var (state, found) = Run(yaml, company ?? Acme.Company, asOf);
        Lines(found.Where(one => one.Severity != Severity.Note)).Should().BeEmpty();
        return state!;
    }

    /// <summary>Every diagnostic on lines of its own: place, severity, code, message; then the hint.</summary>
    public static string Problems(string yaml, CompanyState? company = null, string asOf = Now) =>
        Lines(Run(yaml, company ?? Acme.Company, asOf).Found);

    /// <summary>The same without a company.</summary>
    public static string Offline(string yaml)
    {
        var (composition, problems) = Compose(yaml);
        OfflineCheck.Run(composition, ShippedCatalogue.Load(), problems);
        return Lines(problems.Found);
    }

    public static (Composition Composition, Problems Problems) Compose(string yaml)
    {
        var problems = new Problems();
        var text = yaml.Contains("version: 1\n", StringComparison.Ordinal) ? yaml : Head + yaml;
        var file = AccessFileReader.Read(new("access.yaml"), Encoding.UTF8.GetBytes(text), problems)!;
        return (Composition.Of(file, problems)!, problems);
    }

    /// <summary>Of several files.</summary>
    public static (Composition Composition, Problems Problems) Compose(AccessInput input)
    {
        var problems = new Problems();
        var file = AccessFileReader.Read(input, problems)!;
        return (Composition.Of(file, problems)!, problems);
    }

    private static (DesiredState? State, IReadOnlyList<Diagnostic> Found) Run(
        string yaml,
        CompanyState company,
        string asOf
    )
    {
        var (composition, problems) = Compose(yaml);
        var time = DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture);
        var state = Resolver.Resolve(composition, company, time, problems);
        return (state, problems.Found);
    }

    public static string Lines(IEnumerable<Diagnostic> found)
    {
        var text = new StringBuilder();
        foreach (var one in found)
        {
            var place = one.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Line}") : "-";
            var other = one.Other is { } second
                ? string.Create(CultureInfo.InvariantCulture, $" (and {second.Line})")
                : "";
            text.Append(CultureInfo.InvariantCulture, $"{place}{other} {one.Severity} {one.Code}: {one.Message}\n");
            if (one.Hint is not null)
                text.Append(CultureInfo.InvariantCulture, $"    {one.Hint}\n");
        }
        return text.ToString().TrimEnd('\n');
    }
}
