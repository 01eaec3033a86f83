using System.Collections.Immutable;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary><c>guards</c>, <c>protect</c>, <c>overrides</c>, <c>policies</c> and <c>waivers</c>.</summary>
internal static class ControlsReader
{
    /// <param name="files">Null where the rules themselves are of no interest.</param>
    public static ControlsDeclaration Controls(this MapReader file, ISourceFiles? files = null)
    {
        var protect = file.Map("protect", Keys.Protect);
        protect?.Flag("locked");
        return new()
        {
            Guards = Guards(file),
            ProtectedUsers = protect?.Texts("users") ?? [],
            ProtectedRoles = protect?.Texts("roles") ?? [],
            ProtectedGroups = protect?.Texts("groups") ?? [],
            Overrides = Each(file, "overrides", Keys.Override, Override),
            Policies = file.Policies(files),
            Waivers = Each(file, "waivers", Keys.Waiver, Waiver),
        };
    }

    private static GuardsDeclaration? Guards(MapReader file)
    {
        if (file.Map("guards", Keys.Guards) is not { } guards)
            return null;
        guards.Flag("locked");
        var limits = guards.Map("maxRemovals", Keys.MaxRemovals);
        return new(guards.At)
        {
            MaxRemovals = Keys
                .MaxRemovals.Select(kind => (kind, limit: limits?.Whole(kind)))
                .Where(pair => pair.limit is not null)
                .ToImmutableDictionary(pair => pair.kind, pair => pair.limit!.Value, StringComparer.Ordinal),
            MaxRemovalPercent = guards.Whole("maxRemovalPercent", 100),
            MinFullAdmins = guards.Whole("minFullAdmins"),
            BreakGlass = guards.Texts("breakGlass"),
            Seats = Seats(guards),
            RequireApproval = guards.Flag("requireApproval"),
        };
    }

    private static ImmutableDictionary<string, Setting<int>> Seats(MapReader guards)
    {
        var seats = ImmutableDictionary.CreateBuilder<string, Setting<int>>(StringComparer.Ordinal);
        if (guards.Find("seats") is not { } entry)
            return seats.ToImmutable();
        if (entry.Value is not YamlMap map)
        {
            guards.Values.Wrong<int>(entry.Value, guards.Spot("seats").ToString(), "a map", "write { business: 40 }");
            return seats.ToImmutable();
        }
        var subject = new Subject("seats", Of: guards.Subject);
        var seen = new SeenKeys();
        foreach (var (type, count) in map.Entries)
        {
            var spot = new Spot(subject, type.Text);
            var token = guards.Values.Token(new(type.Text, type.At), spot, Choices.UserType);
            if (
                guards.Values.Once(seen, guards.Spot("seats"), new(token, type.At))
                && guards.Values.Whole(count, spot) is { } most
            )
                seats[token] = most;
        }
        return seats.ToImmutable();
    }

    private static ImmutableArray<T> Each<T>(
        MapReader file,
        string key,
        ImmutableArray<string> known,
        Func<MapReader, T?> read
    )
        where T : class
    {
        if (
            file.Find(key) is not { } entry
            || file.Values.Items(entry.Value, file.Spot(key), "a list of maps") is not { } items
        )
            return [];
        var subject = new Subject($"an entry of \"{key}\"");
        return
        [
            .. items
                .Select(item => MapReader.Of(item, subject, item.At, known, file.Values))
                .OfType<MapReader>()
                .Select(read)
                .OfType<T>(),
        ];
    }

    private static OverrideDeclaration? Override(MapReader entry)
    {
        entry.Need("guard", "limit", "owner", "reason", "until");
        var (guard, limit, ticket) = (entry.Text("guard"), entry.Whole("limit"), entry.Text("ticket"));
        return Answer(entry) is var (owner, reason, until) && guard is { } name && limit is { } accepted
            ? new(name, accepted, owner, reason, until, ticket, entry.At)
            : null;
    }

    private static WaiverDeclaration? Waiver(MapReader entry)
    {
        entry.Need("rule", "owner", "reason", "until");
        var (rule, user, role, ticket) = (
            entry.Text("rule"),
            entry.Text("user"),
            entry.Text("role"),
            entry.Text("ticket")
        );
        if (user is { } person && role is { } both)
            entry.Problems.Add(Codes.WaiverForBoth(both.At, person.At));
        return Answer(entry) is var (owner, reason, until) && rule is { } id
            ? new(id, user, role, owner, reason, until, ticket, entry.At)
            : null;
    }

    /// <summary>Who answers for it, why, and for how long.</summary>
    private static (Setting<string> Owner, Setting<string> Reason, Setting<Moment> Until)? Answer(MapReader entry)
    {
        var (owner, reason, until) = (entry.Text("owner"), entry.Text("reason"), entry.Until());
        return owner is { } person && reason is { } why && until is { } end ? (person, why, end) : null;
    }
}
