using System.Collections.Immutable;

namespace IntacctReconciler.Catalogue;

/// <summary>The sections of a module's permissions (Sage's <c>permissionGroup</c>) and the keys that files use for them.</summary>
public static class Sections
{
    public const string ActivitiesAndLists = "activitiesAndLists";
    public const string Reports = "reports";
    public const string ObjectIds = "objectIds";

    /// <summary>The keys of files: <c>activities</c>, <c>reports</c>, <c>objectIds</c>.</summary>
    public static ImmutableArray<string> Keys { get; } = ["activities", "reports", "objectIds"];

    /// <summary>The section that a key of a file names, or null when it is no such key.</summary>
    public static string? Named(string key) =>
        key switch
        {
            "activities" => ActivitiesAndLists,
            "reports" => Reports,
            "objectIds" => ObjectIds,
            _ => null,
        };
}
