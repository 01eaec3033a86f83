using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a company was compared with.</summary>
/// <param name="Locked">Null for the catalogue that comes with the program.</param>
/// <param name="Path">Of the lock, as the user would write it.</param>
public sealed record CatalogueBase(CatalogueLock? Locked, string? Path);

/// <summary>What a company offers now against what was locked, or against the shipped catalogue.</summary>
public static class CatalogueDiffContent
{
    public static Report Of(string company, CatalogueBase before, CatalogueDifference difference)
    {
        var rows = new CatalogueChangeRows(difference, new(ShippedCatalogue.Load(), Detail.Verbose));
        Block[] blocks = [rows.Of(), CatalogueChangeRows.Entities(difference)];
        return new(
            new Section(
                null,
                new(new(Names.Id(company), Tone.Title), $" now, against {Said(company, before)}"),
                [.. blocks.Where(block => !block.Rows.IsEmpty)]
            ),
            Summary(company, before, difference)
        );
    }

    /// <summary><c>{ company, against, permissions: [...], entities: [...] }</c>, its parts as they stand in a plan file.</summary>
    public static JsonObject Json(string company, CatalogueBase before, CatalogueDifference difference) =>
        new()
        {
            ["company"] = company,
            ["against"] = before.Locked is { } locked
                ? new JsonObject
                {
                    ["lock"] = before.Path,
                    ["company"] = locked.Company,
                    ["locked_at"] = TimeJson.Write(locked.LockedAt),
                    ["locked_by"] = locked.LockedBy,
                }
                : new JsonObject { ["shipped"] = true },
            ["permissions"] = new JsonArray([.. difference.Permissions.Select(CatalogueDifferenceJson.Write)]),
            ["entities"] = new JsonArray([
                .. difference.Entities.Select(JsonNode (change) => CatalogueDifferenceJson.Write(change)),
            ]),
        };

    private static string Said(string company, CatalogueBase before)
    {
        if (before.Locked is not { } locked)
            return "the catalogue that comes with the program";
        var other = locked.Company == company ? "" : $" of {Names.Id(locked.Company)}";
        return $"the lock{other} of {Day(locked)} ({Names.FileName(before.Path ?? "")})";
    }

    private static Section Summary(string company, CatalogueBase before, CatalogueDifference difference)
    {
        if (difference.IsEmpty)
            return new(null, new(new("No differences.", Tone.Ok), $" {Names.Id(company)} offers the same."));
        var next =
            before.Locked?.Company == company
                ? " A plan says whose presets a new lock would widen; catalogue lock accepts all of it, --role NAME for one role."
                : "";
        return new(null, new(new($"{CatalogueChangeRows.Count(difference)}.", Tone.Title), next));
    }

    private static string Day(CatalogueLock locked) =>
        locked.LockedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
