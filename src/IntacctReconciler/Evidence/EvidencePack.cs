using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Evidence.Tables;
using IntacctReconciler.Plans;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Evidence;

/// <summary>How much of what a company has.</summary>
/// <param name="SignIn">Users who can sign in.</param>
/// <param name="Open">Conflicts that nobody has accepted.</param>
/// <param name="Steps">Changes in the journal that changes.csv tells of.</param>
public sealed record EvidenceCounts(int Users, int SignIn, int Roles, int Groups, int Open, int Waived, int Steps);

/// <summary>What there is of a company's journal.</summary>
public enum JournalCondition
{
    None,
    Intact,

    /// <summary>A part of it cannot be proven.</summary>
    Damaged,
}

/// <summary>The files that are one company's, and what is said of them where there are several.</summary>
/// <param name="Folder">Of a fleet's pack; empty for the root of a pack.</param>
/// <param name="Files">The manifest is the last.</param>
public sealed record CompanyPack(
    string Company,
    string Folder,
    ImmutableArray<PackFile> Files,
    EvidenceCounts Counts,
    JsonObject Manifest,
    JournalCondition Journal
)
{
    /// <summary>What there is to review; of a fleet all of it goes into one file.</summary>
    public ImmutableArray<ReviewRow> Review { get; init; } = [];

    public bool IsDamaged => Journal == JournalCondition.Damaged;

    /// <summary>Without what has been put into the pack; only the manifest is still needed.</summary>
    public CompanyPack Packed() => this with { Files = [Files[^1]] };
}

/// <summary>A company that should be in a pack and is not.</summary>
public sealed record MissingCompany(string Company, string Why);

/// <summary>Several companies in one pack.</summary>
/// <param name="Members">Their files stand in the pack already.</param>
public sealed record FleetEvidence(
    string Tool,
    DateTimeOffset AsOf,
    DateTimeOffset? Since,
    ImmutableArray<CompanyPack> Members,
    ImmutableArray<MissingCompany> Missing
);

/// <summary>The files of an audit pack. Pure: the same evidence gives the same bytes, in the same order.</summary>
public static class EvidencePack
{
    public const string ReviewFile = "review.csv";
    public const string ReviewHolds =
        "A row for each account and each thing that it holds, for the access review: decide keep or revoke.";

    /// <summary>A pack that is one company's.</summary>
    public static CompanyPack Of(CompanyEvidence company) => Whole(company, "");

    /// <summary>The folder of one company in a pack of several.</summary>
    /// <param name="folder">Its name.</param>
    public static CompanyPack InFolder(CompanyEvidence company, string folder) => Whole(company, folder);

    /// <summary>What stands above the folders.</summary>
    public static ImmutableArray<PackFile> Of(FleetEvidence fleet)
    {
        ImmutableArray<PackFile> files =
        [
            ReadMe.OfFleet(fleet),
            ReviewOf(fleet.Members.SelectMany(member => member.Review)),
        ];
        var manifest = new JsonObject
        {
            ["format"] = Evidence.Manifest.Format,
            ["tool"] = fleet.Tool,
            ["as_of"] = TimeJson.Write(fleet.AsOf),
            ["since"] = fleet.Since is { } since ? TimeJson.Write(since) : null,
            ["companies"] = new JsonArray([
                .. fleet.Members.Select(
                    JsonNode (member) => new JsonObject { ["company"] = member.Company, ["folder"] = member.Folder }
                ),
            ]),
            ["missing"] = new JsonArray([
                .. fleet.Missing.Select(
                    JsonNode (missing) => new JsonObject { ["company"] = missing.Company, ["why"] = missing.Why }
                ),
            ]),
            // Each manifest has the hashes of the files beside it.
            ["files"] = Evidence.Manifest.Files([.. files, .. fleet.Members.Select(member => member.Files[^1])]),
        };
        return [.. files, ManifestFile(manifest)];
    }

    private static CompanyPack Whole(CompanyEvidence company, string folder)
    {
        var review = ReviewSheet.Of(company.State, company.Declared, company.Policies);
        ImmutableArray<PackFile> tables =
        [
            .. PackTables.All.Select(table => table.Of(company)),
            AccessPage.Of(company),
            .. folder.Length > 0 ? [] : (PackFile[])[ReviewOf(review)],
        ];
        ImmutableArray<PackFile> files =
        [
            .. tables.Append(ReadMe.Of(company, tables)).OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
        var manifest = Evidence.Manifest.Of(company, files);
        files = [.. files, ManifestFile(manifest)];
        return new(
            company.Subject.Company,
            folder,
            folder.Length > 0 ? [.. files.Select(file => file.In(folder))] : files,
            Counts(company),
            manifest,
            company.Sources.Journal switch
            {
                null => JournalCondition.None,
                { Contents.Fault: null } => JournalCondition.Intact,
                _ => JournalCondition.Damaged,
            }
        )
        {
            Review = review,
        };
    }

    private static PackFile ReviewOf(IEnumerable<ReviewRow> rows)
    {
        var all = ReviewSheet.Join(rows);
        return new(ReviewFile, Encoding.UTF8.GetBytes("\uFEFF" + Reviewing.ReviewFile.Write(all)), all.Length);
    }

    private static PackFile ManifestFile(JsonObject manifest) =>
        new(Evidence.Manifest.FileName, CanonicalJson.Bytes(manifest));

    private static EvidenceCounts Counts(CompanyEvidence company)
    {
        var (state, conflicts) = (company.State, Conflict.In(company.Policies));
        return new(
            state.Users.Count,
            state.Users.Count(IntacctReconciler.Access.EffectiveAccess.CanSignIn),
            state.Roles.Count,
            state.Groups.Count,
            conflicts.Count(conflict => !conflict.IsWaived),
            conflicts.Count(conflict => conflict.IsWaived),
            company.Sources.Journal is { } journal
                ? ChangesTable.Steps(journal.Contents, company.Sources.Since).Count()
                : 0
        );
    }
}
