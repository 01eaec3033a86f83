using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>
/// What a report does not tell of its users: every property that a user leaves out. Answers leave it out as well, so that no
/// default is taken for a fact.
/// </summary>
internal sealed class Untold
{
    public static readonly Untold Nothing = new();

    private readonly Dictionary<string, IReadOnlySet<string>> byUser = new(StringComparer.Ordinal);

    private Untold() { }

    public static Untold Of(JsonElement objects)
    {
        var untold = new Untold();
        if (!objects.TryGetProperty(TypeNames.User, out var users))
        {
            return untold;
        }
        var same = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var user in users.EnumerateArray())
        {
            string[] paths =
            [
                .. UserTypes
                    .User.Fields.Where(field => !IsAlwaysThere(field) && !Says(user, field))
                    .Select(field => field.Path),
            ];
            var all = string.Join(' ', paths);
            if (!same.TryGetValue(all, out var set))
            {
                same.Add(all, set = paths.ToHashSet(StringComparer.Ordinal));
            }
            untold.byUser[SeedReferences.TextOf(user, "id")!] = set;
        }
        return untold;
    }

    /// <param name="path">Of a property, or of one of what it refers to.</param>
    public bool Covers(Record record, string path)
    {
        if (record.Type != UserTypes.User || !byUser.TryGetValue(record.Id, out var paths))
        {
            return false;
        }
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (paths.Contains(path[..end]))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsAlwaysThere(Field field) => field.Kind is FieldKind.Key or FieldKind.Id or FieldKind.Href;

    private static bool Says(JsonElement user, Field field)
    {
        foreach (var name in field.Path.Split('.'))
        {
            if (user.ValueKind != JsonValueKind.Object || !user.TryGetProperty(name, out user))
            {
                return false;
            }
        }
        return true;
    }
}
