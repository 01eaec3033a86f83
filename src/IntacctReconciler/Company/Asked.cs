namespace IntacctReconciler.Company;

/// <summary>How objects are asked for.</summary>
public enum AskedBy
{
    /// <summary>Page by page; Intacct says how many rows there are.</summary>
    Query,

    /// <summary>Whole objects by their keys.</summary>
    Keys,
}

/// <summary>What was asked of one kind of object, and what came; for whoever has to show that nothing was left out.</summary>
/// <param name="Object">As the API calls it: company-config/user.</param>
/// <param name="What">users</param>
/// <param name="Requests">Pages, or groups of keys.</param>
/// <param name="Rows">Rows that came, each counted once.</param>
/// <param name="Expected">For a query what Intacct says there are (<c>totalCount</c>), for keys how many were asked for.</param>
/// <param name="From">When the first request left.</param>
/// <param name="Until">When the last answer had been read.</param>
public sealed record Asked(
    AskedBy By,
    string Object,
    string What,
    int Requests,
    int Rows,
    int Expected,
    DateTimeOffset From,
    DateTimeOffset Until
);
