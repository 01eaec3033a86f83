using System.Collections.Immutable;
using System.Text.Json;
using IntacctReconciler.Model;

namespace IntacctReconciler.Cli.Files;

/// <summary>What a snapshot holds and what it leaves out.</summary>
/// <param name="Types">The object types that it has a list of, which may be empty.</param>
internal sealed record SnapshotHead(ImmutableHashSet<string> Types)
{
    private static readonly (string Type, Facets Facet)[] Parts =
    [
        ("company-config/user", Facets.Users),
        ("company-config/role", Facets.Roles),
        ("company-config/user-group", Facets.Groups),
    ];

    /// <summary>Whether a path leads to a snapshot, good or damaged, and not to YAML or to a saved plan.</summary>
    public static bool IsSnapshot(string path, Surroundings world) =>
        Path.GetExtension(path) is not (".yaml" or ".yml")
        && !Directory.Exists(world.Resolve(path))
        && (PlanFiles.IsPlan(path, world) || Path.GetExtension(path) == ".json")
        && !IsSavedPlan(world.Resolve(path));

    /// <exception cref="CannotRun">It cannot be read.</exception>
    public static SnapshotHead Read(string path, Surroundings world)
    {
        try
        {
            using var file = File.OpenRead(world.Resolve(path));
            using var json = JsonDocument.Parse(file);
            return new([.. json.RootElement.GetProperty("objects").EnumerateObject().Select(member => member.Name)]);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(path, why));
        }
    }

    /// <summary>
    /// The state without what the snapshot has no list of. A copy of a company that was made of it has none of those either,
    /// but that is no word about the company.
    /// </summary>
    public CompanyState Over(CompanyState state)
    {
        var read = Parts
            .Where(part => !Types.Contains(part.Type))
            .Aggregate(state.Read, (all, part) => all & ~part.Facet);
        if (Types.Contains("company-config/user-group-member") || !state.Has(Facets.Groups))
            return state with { Read = read };
        var groups = Table<UserGroup>.Of(state.Groups.Select(group => group with { Members = null }));
        return state with { Read = read, OffersMembers = false, Groups = groups };
    }

    private static bool IsSavedPlan(string full)
    {
        try
        {
            return File.Exists(full)
                && File.ReadAllText(full).Contains("\"resource_changes\"", StringComparison.Ordinal);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // Reading it as a snapshot says why that cannot be done.
            return false;
        }
    }
}
