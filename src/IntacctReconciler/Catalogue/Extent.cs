namespace IntacctReconciler.Catalogue;

/// <summary>How much of a module somebody holds, by the buttons at the head of the permissions screen.</summary>
public enum Extent
{
    /// <summary>Every right that the module offers.</summary>
    All,

    /// <summary>What the button Read only sets, and nothing else.</summary>
    ReadOnly,
    Part,
}

public static class Extents
{
    /// <param name="ofModule">Grants of one module, one at least.</param>
    /// <param name="catalogue">What the company offers.</param>
    public static Extent Of(GrantSet ofModule, PermissionCatalogue catalogue)
    {
        var first = ofModule[0].Permission;
        var offered = catalogue.OfModule(first.Module);
        if (first.Kind != PermissionKind.Standard || offered.IsEmpty)
            return Extent.Part;
        return offered.All(entry => ofModule.RightsOn(entry.Permission).Covers(entry.All())) ? Extent.All
            : offered.All(entry => ofModule.RightsOn(entry.Permission) == entry.ReadOnly()) ? Extent.ReadOnly
            : Extent.Part;
    }
}
