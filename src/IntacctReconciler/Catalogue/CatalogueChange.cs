namespace IntacctReconciler.Catalogue;

/// <summary>In the order in which people want to read of them.</summary>
public enum CatalogueChangeKind
{
    New,

    /// <summary>Allows rights that it did not allow.</summary>
    Wider,

    /// <summary>Allows some that it did not, and some not any more.</summary>
    Altered,
    Narrower,
    Gone,
    Moved,

    /// <summary>Stands in another section with the same rights.</summary>
    Sorted,
}

/// <summary>A permission that differs between two catalogues.</summary>
/// <param name="Before">Null for a new one.</param>
/// <param name="After">Null for one that is gone.</param>
/// <param name="Gained">Rights that were allowed in none of its old places.</param>
/// <param name="Lost">Rights that are allowed in none of its new places.</param>
/// <param name="Release">The one that moved it, such as "2025 R2"; null for what stayed where it was.</param>
public sealed record CatalogueChange(
    CatalogueEntry? Before,
    CatalogueEntry? After,
    Rights Gained,
    Rights Lost,
    string? Release = null
)
{
    public CatalogueChangeKind Kind =>
        Before is null ? CatalogueChangeKind.New
        : After is null ? CatalogueChangeKind.Gone
        : Before.Permission != After.Permission ? CatalogueChangeKind.Moved
        : (Gained.IsEmpty, Lost.IsEmpty) switch
        {
            (false, true) => CatalogueChangeKind.Wider,
            (true, false) => CatalogueChangeKind.Narrower,
            (false, false) => CatalogueChangeKind.Altered,
            (true, true) => CatalogueChangeKind.Sorted,
        };

    /// <summary>Where it is now, and of what is gone where it was.</summary>
    public CatalogueEntry Entry => After ?? Before!;
}

/// <summary>An entity that differs between two times.</summary>
/// <param name="Before">Whether it was active; null where there was none.</param>
/// <param name="After">Whether it is; null where there is none any more.</param>
public sealed record EntityChange(string Id, bool? Before, bool? After)
{
    /// <summary>Whether it can be entered that could not.</summary>
    public bool IsOpened => After is true && Before is not true;
}
