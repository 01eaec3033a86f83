using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Reviewing;

/// <summary>
/// A row of an access review: one thing that one user holds by one way, what a reviewer has to know of it, and what the
/// reviewer decided. Texts are as they are; writing a file makes them safe.
/// </summary>
public sealed record ReviewRow
{
    /// <summary>The account e-mail address in lower case, by which a person is one in all companies; without one COMPANY/user id.</summary>
    public string Person { get; init; } = "";

    public string Name { get; init; } = "";

    public required string Company { get; init; }

    public required string UserId { get; init; }

    public string Type { get; init; } = "";

    public string Status { get; init; } = "";

    public required ReviewItem Item { get; init; }

    /// <summary>What is held: a role's id, the level of admin privileges, a module's name; of an account what it is, in words.</summary>
    public required string Access { get; init; }

    /// <summary>The way: <c>directly</c>, or <c>group AP team</c>; of an account nothing.</summary>
    public string HeldThrough { get; init; } = "";

    /// <summary>Entities, departments and territories in words.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Ids of the rules of which this is a cause, those that somebody accepts marked as waived.</summary>
    public string Conflicts { get; init; } = "";

    /// <summary>When the user's record was changed last, in UTC: Intacct does not tell it of a single role.</summary>
    public string LastChanged { get; init; } = "";

    public string LastChangedBy { get; init; } = "";

    /// <summary>Who answers for it, by the access file.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Null where nobody has decided yet.</summary>
    public ReviewDecision? Decision { get; init; }

    public string Reviewer { get; init; } = "";

    /// <summary>As it was written: spreadsheets write dates in many ways.</summary>
    public string Date { get; init; } = "";

    public string Comment { get; init; } = "";

    /// <summary>Where the decision stands in the file that was read; null for a row that was not read from one.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What tells the row from others.</summary>
    public ReviewKey Key => ReviewKey.Of(this);
}

/// <summary>
/// By what a row is found again. Of an account and of admin privileges a user has one row, and of a module too: what stands
/// there in words may change meanwhile. A spreadsheet may take or leave the apostrophe that leads a text.
/// </summary>
public readonly record struct ReviewKey(string Company, string UserId, ReviewItem Item, string Access, string Way)
{
    public static ReviewKey Of(ReviewRow row) =>
        new(
            Bare(row.Company),
            Bare(row.UserId),
            row.Item,
            row.Item is ReviewItem.Role or ReviewItem.Permissions ? Bare(row.Access) : "",
            row.Item is ReviewItem.Role ? Bare(row.HeldThrough) : ""
        );

    internal static string Bare(string text) => text.Trim().TrimStart('\'').TrimStart();
}
