using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Evidence;

/// <summary>What a pack is, for somebody who has never heard of this tool.</summary>
internal static class ReadMe
{
    public const string FileName = "README.txt";

    public static PackFile Of(CompanyEvidence company, ImmutableArray<PackFile> files)
    {
        var text = new PlainText().Heading($"Access in the Sage Intacct company {company.Subject.Company}");
        text.Paragraph(
            $"Who may do what in this company, as {company.Sources.Tool} read it{When(company.Sources.Asked)}. What has a date, such as a waiver, is judged as of {CellWords.Time(company.AsOf)} UTC. All times in these files are UTC."
        );
        text.Heading("How it was made");
        Made(text, company);
        Contents(text, files);
        Limits(text);
        Cells(text);
        Columns(text);
        return PackFile.OfText(FileName, text.ToString());
    }

    /// <summary>For a pack of several companies.</summary>
    public static PackFile OfFleet(FleetEvidence fleet)
    {
        var text = new PlainText().Heading("Access in several Sage Intacct companies");
        text.Paragraph(
            $"Who may do what in {Plural.Of(fleet.Members.Length, "company", "companies")}, as {fleet.Tool} read them. Each has a folder of its own, with a {FileName} that says how it was read and what its files are. {EvidencePack.ReviewFile} is for all of them: the accounts of one person, told by the e-mail address, stand one below the other."
        );
        text.Heading("The companies");
        foreach (var member in fleet.Members)
            text.Entry(
                $"{member.Folder}/",
                $"{member.Company}: {Plural.Of(member.Counts.Users, "user")}, {Plural.Of(member.Counts.Roles, "role")}, {Plural.Of(member.Counts.Open, "open conflict")}{(member.IsDamaged ? "; its journal is DAMAGED" : "")}."
            );
        if (!fleet.Missing.IsEmpty)
        {
            text.Heading("Not in this pack");
            text.Paragraph(
                "These companies belong to the fleet and could not be read. This pack says nothing of them."
            );
            foreach (var missing in fleet.Missing)
                text.Item($"{missing.Company}: {missing.Why}");
        }
        text.Heading("Proof");
        text.Paragraph(
            $"{Manifest.FileName} has the SHA-256 of each company's own {Manifest.FileName}, which has those of the files beside it."
        );
        return PackFile.OfText(FileName, text.ToString());
    }

    private static readonly ImmutableArray<(string Name, string Holds)> Holdings =
    [
        .. PackTables.All.Select(table => (table.Name, table.Holds)),
        (AccessPage.FileName, AccessPage.Holds),
    ];

    private static string When(ImmutableArray<Asked> asked) =>
        asked.IsEmpty
            ? ""
            : $" from {CellWords.Time(asked.Min(one => one.From))} to {CellWords.Time(asked.Max(one => one.Until))} UTC";

    private static void Made(PlainText text, CompanyEvidence company)
    {
        var (subject, sources) = (company.Subject, company.Sources);
        text.Paragraph(
            $"The company was read over Intacct's REST API ({subject.Endpoint}) by {Reader(company)}. Nothing was changed in it. {Complete(sources.Asked)}"
        );
        if (!company.State.OffersMembers)
            text.Paragraph(
                "INCOMPLETE: the company does not offer the members of user groups over the API. What users hold through groups is not here."
            );
        text.Paragraph(
            $"Policies, waivers and owners are those of {subject.File}{(sources.Commit is { } commit ? $", commit {commit}" : "; of which commit is not known")}."
        );
        text.Paragraph(Catalogue(CatalogueEvidence.Of(company)));
        text.Paragraph(Journal(company));
        if (!company.Notes.IsEmpty)
            text.Paragraph(
                $"{Plural.Of(company.Notes.Length, "note")} on what was read: {Manifest.FileName} has them under notes."
            );
    }

    private static string Reader(CompanyEvidence company)
    {
        if (company.Subject.Reader is not { } id)
            return "nobody: it is a snapshot";
        if (company.Reader is not { } self)
            return $"the user {id}, who does not see its own record, so that its restrictions are not known";
        var admin = self.Admin is null
            ? "whose Admin privileges cannot be read"
            : $"with Admin privileges {Choices.Admin.LabelOf(self.Admin)}";
        var reach = Reach.IsUnrestricted(self) switch
        {
            true => "no restriction to entities, departments or territories",
            false => "a RESTRICTION, so that it may see only a part of the company",
            null => "restrictions that cannot be read",
        };
        return $"the user {id}, {admin} and {reach}";
    }

    private static string Complete(ImmutableArray<Asked> asked) =>
        asked.IsEmpty
            ? ""
            : $"{Plural.Of(asked.Length, "list")} of records {(asked.Length == 1 ? "was" : "were")} read, {Plural.Of(asked.Sum(one => one.Rows), "row")} in all; {Manifest.FileName} holds for each how many rows came against how many Intacct says there are. A list that comes short is an error, and then there is no pack.";

    private static string Catalogue(CatalogueEvidence catalogue) =>
        catalogue switch
        {
            { Locked: { } locked, Since.IsEmpty: true } =>
                $"What Intacct offers is as it was reviewed on {locked.LockedOn}.",
            { Locked: { } locked, Since: { } since } =>
                $"What Intacct offers has CHANGED since it was reviewed on {locked.LockedOn}: {Plural.List([.. Changed(since)])} {(since.Permissions.Length + since.Entities.Length == 1 ? "differs" : "differ")}.",
            _ => "What Intacct offers was never reviewed and locked.",
        };

    private static IEnumerable<string> Changed(CatalogueDifference since)
    {
        if (since.Permissions.Length > 0)
            yield return Plural.Of(since.Permissions.Length, "permission");
        if (since.Entities.Length > 0)
            yield return Plural.Of(since.Entities.Length, "entity", "entities");
    }

    private static string Journal(CompanyEvidence company)
    {
        var since = company.Sources.Since is { } time ? $" since {CellWords.Time(time)} UTC" : "";
        if (company.Sources.Journal is not { File: var file, Contents: var journal })
            return "There is no journal of changes made through this tool, so changes.csv is empty.";
        var runs = Plural.Of(journal.Runs(company.Sources.Since).Count(), "run");
        var from = journal.Entries is [var first, ..] ? $"begins at {CellWords.Time(first.At)} UTC" : "is empty";
        return journal.Fault is { } fault
            ? $"The journal {file} is DAMAGED at line {fault.Line} ({fault.What}). changes.csv holds what stands before that ({runs}{since}); whatever came later is not proven."
            : $"changes.csv is made from the journal {file}, which {from}; its chain of hashes is intact. It tells of {runs}{since}.";
    }

    private static void Contents(PlainText text, ImmutableArray<PackFile> files)
    {
        text.Heading("The files");
        foreach (var (name, holds) in Holdings)
        {
            var rows = files.FirstOrDefault(file => file.Name == name)?.Rows;
            text.Entry(name, rows is { } count ? $"{holds} {Plural.Of(count, "row")}." : holds);
        }
        Review(text, files.FirstOrDefault(file => file.Name == EvidencePack.ReviewFile)?.Rows);
        Proof(text);
    }

    private static void Review(PlainText text, int? rows)
    {
        if (rows is { } count)
            text.Entry(EvidencePack.ReviewFile, $"{EvidencePack.ReviewHolds} {Plural.Of(count, "row")}.");
    }

    private static void Proof(PlainText text)
    {
        text.Entry(
            Manifest.FileName,
            "For programs: the reader, every query with its row count, the lock, the journal, the limits, and the SHA-256 of every other file (sha256sum FILE, or Get-FileHash FILE in PowerShell)."
        );
    }

    private static void Limits(PlainText text)
    {
        text.Heading("What it does not tell");
        text.Paragraph(
            "These have to be looked at in Intacct itself, most of them because its REST API does not show them:"
        );
        foreach (var one in NotTold.All)
            text.Item($"{one.What}: {one.Why}. See {one.Instead}.");
    }

    private static void Cells(PlainText text)
    {
        text.Heading("How to read the .csv files");
        text.Paragraph(
            "They are UTF-8 with commas, as RFC 4180 has it. A cell that a spreadsheet would take for a formula has an apostrophe before it, and so has one that begins with an apostrophe itself: take one away to have the value. Letters that could hide or move others are written as \\u{...} with their number."
        );
    }

    private static void Columns(PlainText text)
    {
        text.Heading("The columns");
        foreach (var table in PackTables.All)
        {
            text.Paragraph(table.Name);
            foreach (var (heading, says) in table.Columns)
                text.Item($"{heading}: {says}");
        }
    }
}
