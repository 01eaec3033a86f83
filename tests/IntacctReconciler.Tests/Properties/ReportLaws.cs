using System.Collections.Immutable;
using CsCheck;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;
using IntacctReconciler.Intacct.Snapshots;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.Properties;

/// <summary>A user-based company written as the all-users report has it, in words of the screens, comes back as it was.</summary>
public sealed class ReportLaws
{
    private static readonly ImmutableArray<CatalogueEntry> Offered = ShippedCatalogue.Load().Entries;

    private static readonly Gen<Grant> Grants =
        from place in Gen.Int[0, Offered.Length - 1]
        from chosen in Gen.Bool.Array[Offered[place].Allowed.Count]
        select new Grant(
            Offered[place].Permission,
            Rights.Of(Offered[place].Allowed.Tokens.Where((_, at) => chosen[at]))
        );

    private static readonly Gen<string> Names = Gen.String[Gen.Char["abc ,;\"'=|\n\t\u00e9\u202e"], 0, 12];

    private static readonly Gen<(string Name, GrantSet Held)[]> Companies = Gen.Select(
        Names,
        Grants.Array[0, 12].Select(grants => GrantSet.Of(grants))
    ).Array[1, 8];

    private static readonly Gen<(char Separator, string LineEnd, bool Bom, int Titles)> Forms = Gen.Select(
        Gen.OneOf(',', ';', '\t'),
        Gen.OneOf("\n", "\r\n"),
        Gen.Bool,
        Gen.Int[0, 5]
    );

    [Fact]
    public void What_was_written_is_read() =>
        Gen.Select(Companies, Forms)
            .Sample(
                (company, form) =>
                {
                    var problems = new Problems();
                    var text = Written(company, form);
                    var report = PermissionsReportReader.Read(() => new StringReader(text), new("r.csv"), problems);
                    problems.Found.Should().BeEmpty();
                    report!
                        .Users.Select(user => (user.Name ?? "", user.Permissions))
                        .Should()
                        .Equal(company.Select(user => (user.Name.Trim(), user.Held)));
                },
                iter: 200
            );

    [Fact]
    public async Task And_so_it_is_through_the_snapshot_and_the_client() =>
        await Companies.SampleAsync(
            async company =>
            {
                var text = Written(company, (',', "\n", false, 0));
                var report = PermissionsReportReader.Read(() => new StringReader(text), new("r.csv"), new Problems());
                using var snapshot = new MemoryStream();
                await ReportSnapshot.WriteAsync(report!, "ACME", snapshot, CancellationToken.None);
                using var rig = Rig.Of(System.Text.Encoding.UTF8.GetString(snapshot.ToArray()));
                var read = await rig.ReadAsync(Facets.Everything);
                read.Users.Select(user => user.Permissions).Should().Equal(company.Select(user => user.Held));
                read.Users.Should()
                    .OnlyContain(user => user.Admin == null && user.Type == null && user.Entities == null);
            },
            iter: 25
        );

    private static string Written(
        (string Name, GrantSet Held)[] company,
        (char Separator, string LineEnd, bool Bom, int Titles) form
    )
    {
        var words = ScreenWords.Shipped;
        List<string[]> rows =
        [
            .. Enumerable.Range(1, form.Titles).Select(title => new[] { $"Title {title}, of ACME" }),
        ];
        rows.Add(["User ID", "Username", "Status", "Application", "Policy", "Rights"]);
        foreach (var (number, (name, held)) in company.Index())
        {
            string[] user = [$"user{number}", name, "Active"];
            rows.Add([.. user, "", "", ""]);
            foreach (var (permission, rights) in held)
            {
                var allowed = ShippedCatalogue.Load().Find(permission)!.Allowed;
                var said = string.Join('|', RightWords.Print(rights, allowed));
                rows.Add([.. user, words.Print(permission.Module), words.Print(permission), said]);
            }
        }
        var lines = rows.Select(row => string.Join(form.Separator, row.Select(Quoted)) + form.LineEnd);
        return (form.Bom ? "\uFEFF" : "") + string.Concat(lines);
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
