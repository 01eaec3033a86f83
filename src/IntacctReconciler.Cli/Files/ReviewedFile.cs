using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Cli.Files;

/// <summary>An access review with its decisions, of one company or of many.</summary>
internal sealed class ReviewedFile
{
    private readonly string path;
    private readonly ILookup<string, ReviewRow> byCompany;

    private ReviewedFile(string path, ImmutableArray<ReviewRow> rows) =>
        (this.path, byCompany) = (path, rows.ToLookup(row => row.Key.Company, StringComparer.Ordinal));

    /// <summary>The file; null after saying on standard error what is wrong with it.</summary>
    /// <exception cref="CannotRun">It cannot be read.</exception>
    public static ReviewedFile? Load(string path, Session session)
    {
        var full = session.World.Resolve(path);
        if (Directory.Exists(full))
            throw new CannotRun(Messages.AFolder(path));
        if (!File.Exists(full))
            throw new CannotRun(Messages.NoSuchReview(path));
        var problems = new Problems();
        try
        {
            if (ReviewFile.Read(() => Open(full), new(path), problems) is { } rows)
                return new(path, rows);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(path, why));
        }
        session.Report(problems);
        return null;
    }

    /// <summary>The rows of a company; null after saying on standard error that there are none.</summary>
    public ImmutableArray<ReviewRow>? Of(string company, Session session)
    {
        if (byCompany.Contains(company))
            return [.. byCompany[company]];
        var problems = new Problems();
        problems.Add(Codes.NothingReviewed(path, company, Others([company])));
        session.Report(problems);
        return null;
    }

    /// <summary>Says on standard error which companies of the file are not looked at.</summary>
    public void TellOthers(IEnumerable<string> looked, Session session)
    {
        if (Others(looked) is not [_, ..] others)
            return;
        var problems = new Problems();
        problems.Add(Codes.ReviewOfOthers(path, others));
        session.Report(problems);
    }

    private ImmutableArray<string> Others(IEnumerable<string> looked) =>
        [
            .. byCompany
                .Select(company => company.Key)
                .Except(looked, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>UTF-8, or what a byte order mark says; bytes that are none of its letters are found by the reader.</summary>
    private static StreamReader Open(string full) =>
        new(full, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
}
