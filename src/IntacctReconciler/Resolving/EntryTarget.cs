using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Resolving;

/// <summary>What a line in a module speaks of.</summary>
internal abstract record EntryTarget
{
    private EntryTarget() { }

    /// <summary><c>"*"</c></summary>
    public sealed record Rest : EntryTarget;

    public sealed record Section(string Name) : EntryTarget;

    public sealed record One(CatalogueEntry Entry) : EntryTarget;
}
