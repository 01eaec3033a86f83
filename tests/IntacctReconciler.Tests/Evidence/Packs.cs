using System.Text;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Evidence;
using IntacctReconciler.Importing;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Declarations;
using IntacctReconciler.Tests.Reports;
using IntacctReconciler.Text;

namespace IntacctReconciler.Tests.Evidence;

/// <summary>Packs of companies in memory, and their tables as somebody reads them.</summary>
internal static class Packs
{
    public const string JournalFile = ".reconciler/ACME/journal.jsonl";

    public static CompanyEvidence Of(
        CompanyState company,
        string yaml = "",
        JournalContents? journal = null,
        DateTimeOffset? since = null,
        string model = "role-based",
        params (string Path, string Text)[] files
    )
    {
        var all = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        all["access.yaml"] = $"version: 1\ncompany: ACME\npermissionModel: {model}\n{yaml}";
        var problems = new Problems();
        var file = AccessFileReader.Read(new SeveralFiles(all).Input(), problems);
        var composition = file is null ? null : Composition.Of(file, problems);
        var sources = new EvidenceSources(
            "intacct-reconciler 1.0",
            JournalFile,
            journal is null ? null : new(JournalFile, journal)
        )
        {
            Commit = new('a', 40),
            Since = since,
        };
        var subject = new PlanSubject(
            "ACME",
            composition!.PermissionModel,
            "https://api.intacct.com/ia/api/v1",
            "plan_bot",
            "access.yaml"
        );
        var evidence = Reconciler.Evident(composition, new(subject, Scene.Noon), sources, company, problems);
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        return evidence!;
    }

    /// <summary>A table row by row, each cell under its heading and as it was before it was made safe.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Table(this CompanyPack pack, string name) =>
        Table(pack.Files.Single(file => file.Name == name).Content);

    public static IReadOnlyList<Dictionary<string, string>> Table(byte[] content)
    {
        var rows = Cells(content);
        return
        [
            .. rows.Skip(1).Select(row => rows[0].Zip(row, KeyValuePair.Create).ToDictionary(StringComparer.Ordinal)),
        ];
    }

    private static List<string[]> Cells(byte[] content)
    {
        var problems = new Problems();
        using var text = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        var reader = new CsvReader(text, ',', new Source("table.csv"), problems);
        var (rows, cells) = (new List<string[]>(), new List<CsvCell>());
        while (reader.Read(cells))
            rows.Add([.. cells.Select(cell => SafeCsv.Read(cell.Text))]);
        problems.Found.Should().BeEmpty();
        rows.Should().OnlyContain(row => row.Length == rows[0].Length);
        return rows;
    }

    public static string Text(this CompanyPack pack, string name) =>
        Encoding.UTF8.GetString(pack.Files.Single(file => file.Name == name).Content);

    /// <summary>A journal with these records, an hour between them from <see cref="Scene.Noon"/> on.</summary>
    public static JournalContents Journal(params IEnumerable<JournalRecord> records)
    {
        var (bytes, head, at) = (new List<byte>(), JournalHead.Empty, Scene.Noon);
        foreach (var record in records)
        {
            (var line, head) = JournalChain.Next(head, record, at);
            bytes.AddRange([.. line, (byte)'\n']);
            at = at.AddHours(1);
        }
        return JournalContents.Read([.. bytes]);
    }
}
