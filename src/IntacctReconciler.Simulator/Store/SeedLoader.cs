using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Makes a company from a snapshot, with the shipped catalogue where the snapshot has none.</summary>
internal static class SeedLoader
{
    private const string CatalogueResource = "catalogue.json";

    public static Simulation Load(
        ReadOnlyMemory<byte> seed,
        TimeProvider clock,
        IEnumerable<KeyValuePair<string, string>> switches,
        ICollection<string> notices
    )
    {
        using var document = Parse(seed);
        var head = Seed.ReadHead(document.RootElement);
        var settings = SimulatorSwitches.Defaults.With(head.Switches).With(switches);
        var store = new CompanyStore();
        using var catalogue = ShippedCatalogue();
        var reader = new SeedReader(store, notices)
        {
            CatalogueKeys = settings.Is(SimulatorSwitches.PermissionKeys, "own") ? OwnKeys(head.Company) : 0,
        };
        reader.Read(
            document.RootElement.GetProperty("objects"),
            catalogue is null ? null : catalogue.RootElement.GetProperty("permissions")
        );
        if (settings.Is(SimulatorSwitches.UnknownValues, "on"))
        {
            AddUnknownValues(store);
        }
        RequireUsers(store, [.. head.LoggedIn, .. head.External]);
        store.Touched.Clear();
        return new Simulation(head, store, settings, clock)
        {
            Untold = head.IsReport ? Untold.Of(document.RootElement.GetProperty("objects")) : Untold.Nothing,
        };
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> seed)
    {
        try
        {
            return JsonDocument.Parse(seed, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException fault)
        {
            var reason = fault.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw new SimulatorSeedException(
                $"the seed is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {reason}",
                fault
            );
        }
    }

    private static JsonDocument? ShippedCatalogue()
    {
        using var stream = typeof(SeedLoader).Assembly.GetManifestResourceStream(CatalogueResource);
        return stream is null ? null : JsonDocument.Parse(stream);
    }

    // The same for every start of the same company, and other than in the next company.
    private static long OwnKeys(string company) => 10_000 * (1 + SHA256.HashData(Encoding.UTF8.GetBytes(company))[0]);

    private static void AddUnknownValues(CompanyStore store)
    {
        var type = RoleTypes.Permission;
        Dictionary<Field, object?> values = new()
        {
            [type["module"]] = "quantumLedger",
            [type["name"]] = "entangledEntries",
            [type["permissionGroup"]] = "superpositions",
            [type["allowedAccessRights"]] = (string[])["list", "readonly", "observe"],
        };
        store.Add(new Record(type, store[type].NextKey, new object?[type.Fields.Count], []).With(values));
        store.Commit(lag: 0);
        store.Undocumented.Add((LongVocabularies.AccessRights, "observe"));
    }

    private static void RequireUsers(CompanyStore store, IReadOnlyList<string> ids)
    {
        foreach (var id in ids.Where(id => store[TypeNames.User].FindById(id) is null))
        {
            throw new SimulatorSeedException($"simulator names user \"{id}\", whom the seed does not have");
        }
    }
}
