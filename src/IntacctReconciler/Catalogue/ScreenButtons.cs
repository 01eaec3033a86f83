namespace IntacctReconciler.Catalogue;

/// <summary>
/// What the buttons at the head of a section of the permissions screen set (source: Sage's help on permissions).
/// They are a convenience of the screen: Intacct stores the rights, not the button.
/// </summary>
public static class ScreenButtons
{
    /// <summary>The rights that only look.</summary>
    public static Rights Looking { get; } = Rights.Of("list", "readonly", "view", "listExpenses", "readonlyExpense");

    /// <summary>"All": whatever can be granted.</summary>
    public static Rights All(this CatalogueEntry entry) => entry.Allowed;

    /// <summary>"Read only": what only looks; in reports every right.</summary>
    public static Rights ReadOnly(this CatalogueEntry entry) =>
        entry.Section == Sections.Reports ? entry.Allowed : entry.Allowed & Looking;
}
