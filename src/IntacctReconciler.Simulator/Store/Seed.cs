using System.Text.Json;

namespace IntacctReconciler.Simulator.Store;

/// <summary>What a snapshot says besides its objects.</summary>
internal sealed record Seed(string Company, string PermissionModel)
{
    public const string Format = "intacct-snapshot/1";
    public const string RoleBased = "role-based";
    public const string UserBased = "user-based";
    private const string Report = "report";

    private static readonly string[] Members =
    [
        "format",
        "source",
        "company",
        "permissionModel",
        "objects",
        "simulator",
    ];
    private static readonly string[] SimulatorMembers =
    [
        "loggedIn",
        "external",
        "clients",
        "switches",
        "applications",
        "agents",
    ];

    /// <summary>Made from a report on users: what one of them leaves out is not known, and nothing can be changed.</summary>
    public bool IsReport { get; init; }
    public IReadOnlyList<string> LoggedIn { get; init; } = [];
    public IReadOnlyList<string> External { get; init; } = [];

    /// <summary>Ids of custom applications that exist although nobody has rights in them yet.</summary>
    public IReadOnlyList<string> Applications { get; init; } = [];
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Client id to secret; null: any is accepted.</summary>
    public IReadOnlyDictionary<string, string>? Clients { get; init; }
    public IReadOnlyDictionary<string, string> Switches { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <exception cref="SimulatorSeedException">The head of the snapshot is not as it must be.</exception>
    public static Seed ReadHead(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new SimulatorSeedException("the seed is not a JSON object");
        }
        if (Text(root, "format") is var format and not Format)
        {
            throw new SimulatorSeedException($"format is {Quoted(format)}, not \"{Format}\"");
        }
        Refuse(root, Members, "the seed");
        var company = Text(root, "company");
        if (string.IsNullOrWhiteSpace(company))
        {
            throw new SimulatorSeedException("company is missing: give the company id");
        }
        var model = Text(root, "permissionModel") ?? RoleBased;
        if (model is not (RoleBased or UserBased))
        {
            throw new SimulatorSeedException($"permissionModel is \"{model}\", not \"{RoleBased}\" or \"{UserBased}\"");
        }
        if (!root.TryGetProperty("objects", out var objects) || objects.ValueKind != JsonValueKind.Object)
        {
            throw new SimulatorSeedException("objects is missing, or not an object of lists by object type");
        }
        var source = Text(root, "source");
        if (source is not (null or Report))
        {
            throw new SimulatorSeedException($"source is \"{source}\"; it is \"{Report}\" or left out");
        }
        var seed = new Seed(company, model) { IsReport = source is not null };
        return root.TryGetProperty("simulator", out var simulator) ? seed.WithSimulator(simulator) : seed;
    }

    private Seed WithSimulator(JsonElement simulator)
    {
        if (simulator.ValueKind != JsonValueKind.Object)
        {
            throw new SimulatorSeedException("simulator is not an object");
        }
        Refuse(simulator, SimulatorMembers, "simulator");
        return this with
        {
            LoggedIn = TextList(simulator, "loggedIn"),
            External = TextList(simulator, "external"),
            Applications = TextList(simulator, "applications"),
            Agents = TextList(simulator, "agents"),
            Clients = simulator.TryGetProperty("clients", out _) ? TextMap(simulator, "clients") : null,
            Switches = TextMap(simulator, "switches"),
        };
    }

    private static void Refuse(JsonElement element, string[] known, string where)
    {
        foreach (
            var member in element
                .EnumerateObject()
                .Where(member => !known.Contains(member.Name, StringComparer.Ordinal))
        )
        {
            throw new SimulatorSeedException(
                $"\"{member.Name}\" is not a member of {where}; it has {string.Join(", ", known)}"
            );
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static List<string> TextList(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var list))
        {
            return [];
        }
        if (
            list.ValueKind != JsonValueKind.Array
            || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)
        )
        {
            throw new SimulatorSeedException($"simulator.{name} is not a list of text");
        }
        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static Dictionary<string, string> TextMap(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var map))
        {
            return [];
        }
        if (map.ValueKind != JsonValueKind.Object)
        {
            throw new SimulatorSeedException($"simulator.{name} is not an object");
        }
        return map.EnumerateObject()
            .ToDictionary(
                member => member.Name,
                member =>
                    member.Value.ValueKind switch
                    {
                        JsonValueKind.String => member.Value.GetString()!,
                        JsonValueKind.Number => member.Value.GetRawText(),
                        _ => throw new SimulatorSeedException(
                            $"simulator.{name}.{member.Name} is neither text nor number"
                        ),
                    },
                StringComparer.Ordinal
            );
    }

    private static string Quoted(string? text) => text is null ? "missing" : $"\"{text}\"";
}
