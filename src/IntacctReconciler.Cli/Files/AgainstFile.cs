using System.Text.Json;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Files;

/// <summary>A file in the place of the company as it is: a snapshot, or a plan that says how it would be.</summary>
/// <param name="Path">As the user would write it.</param>
internal sealed record AgainstFile(string Path, bool IsPlan)
{
    private static readonly string[] Extensions = [".json", ".plan"];

    /// <param name="named">What the option says; for a company of a fleet its folder.</param>
    /// <exception cref="CannotRun">It cannot be read.</exception>
    public static AgainstFile? Of(string? named, AccessSource source, Surroundings world)
    {
        if (named is null)
            return null;
        var paths = Extensions.Select(extension => FleetFolder.FileOf(named, source, extension)).ToList();
        var path = paths.Find(one => File.Exists(world.Resolve(one))) ?? paths[0];
        return new(path, HasPlan(world.Resolve(path), path));
    }

    /// <summary>A plan says its format's version; whatever is no JSON is left to who reads snapshots to complain of.</summary>
    private static bool HasPlan(string full, string shown)
    {
        if (!File.Exists(full))
            return false;
        try
        {
            var reader = new Utf8JsonReader(File.ReadAllBytes(full));
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                if (reader.ValueTextEquals("format_version"))
                    return true;
                reader.Skip();
            }
            return false;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotRun(Messages.CannotRead(shown, why));
        }
    }
}
