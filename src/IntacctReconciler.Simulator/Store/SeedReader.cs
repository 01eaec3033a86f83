using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Fills a store from the objects of a snapshot, or of a state file on top of one.</summary>
internal sealed class SeedReader
{
    private readonly CompanyStore store;
    private readonly ICollection<string> notices;
    private readonly DraftIndex index = new();
    private readonly SeedReferences references;
    private readonly SeedValues values;
    private readonly List<Draft> drafts = [];
    private readonly List<Draft> keyless = [];
    private readonly Dictionary<ObjectType, long> nextKeys = [];
    private readonly bool isSeed;

    public SeedReader(CompanyStore store, ICollection<string> notices)
    {
        isSeed = store[TypeNames.User].Count == 0;
        this.store = store;
        this.notices = notices;
        references = new SeedReferences(index, UnlistedPermission);
        values = new SeedValues(store, index, references, notices);
        foreach (var record in ObjectTypes.All.SelectMany(type => store[type].Records))
        {
            index.AddExisting(record);
        }
    }

    /// <summary>Added to every key of the shipped catalogue.</summary>
    public long CatalogueKeys { get; init; }

    /// <param name="objects">Lists of objects by type.</param>
    /// <param name="catalogue">Permissions to use when the seed has none; null: take none.</param>
    /// <exception cref="SimulatorSeedException">An object cannot be used.</exception>
    public void Read(JsonElement objects, JsonElement? catalogue)
    {
        foreach (var list in objects.EnumerateObject())
        {
            var type =
                ObjectTypes.Find(list.Name)
                ?? throw new SimulatorSeedException(
                    $"objects has \"{list.Name}\", which is not simulated; it may have "
                        + string.Join(", ", ObjectTypes.All.Select(known => known.Name))
                );
            AddAll(type, list.Value);
        }
        var permissions = ObjectTypes.Get(TypeNames.Permission);
        if (catalogue is { } shipped && !objects.TryGetProperty(permissions.Name, out _))
        {
            foreach (var permission in shipped.EnumerateArray())
            {
                AddKeyed(
                    permissions,
                    permission,
                    KeyText.Parse(SeedReferences.TextOf(permission, "key")!) + CatalogueKeys
                );
            }
        }
        if (isSeed)
        {
            new SeedContacts(Add).AddMissing([.. drafts], objects.TryGetProperty(TypeNames.Contact, out _));
        }
        GiveKeys();
        foreach (var permission in drafts.Where(draft => draft.Type == permissions))
        {
            Index(permission);
        }
        new SeedLinks(references, Add, [.. drafts]).AddRows();
        GiveKeys();
        Finish();
    }

    private void AddAll(ObjectType type, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new SimulatorSeedException($"objects.{type.Name} is not a list");
        }
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw new SimulatorSeedException($"objects.{type.Name} holds something that is not an object");
            }
            Add(type, element, SeedReferences.TextOf(element, "id"));
        }
    }

    private Draft Add(ObjectType type, JsonElement? element, string? id)
    {
        var text = element is { } given ? SeedReferences.TextOf(given, "key") : null;
        if (type.IdIsKey)
        {
            text ??= id;
        }
        var draft = new Draft(type, element, text is null ? null : KeyText.Parse(text));
        if (!type.IdIsKey)
        {
            draft["id"] = string.IsNullOrWhiteSpace(id)
                ? throw new SimulatorSeedException($"an object of objects.{type.Name} has no id")
                : id;
        }
        if (text is not null && draft.Key is null)
        {
            throw new SimulatorSeedException($"{draft}: key \"{text}\" is not a number");
        }
        drafts.Add(draft);
        if (draft.Key is null)
        {
            keyless.Add(draft);
        }
        else
        {
            Keep(draft);
        }
        return draft;
    }

    private void AddKeyed(ObjectType type, JsonElement element, long? key)
    {
        var draft = new Draft(type, element, key);
        drafts.Add(draft);
        Keep(draft);
    }

    private void Keep(Draft draft)
    {
        index.Add(draft);
        nextKeys[draft.Type] = Math.Max(nextKeys.GetValueOrDefault(draft.Type, 1), draft.Key!.Value + 1);
    }

    // Only once every given key is known can the others be handed out.
    private void GiveKeys()
    {
        foreach (var draft in keyless)
        {
            var key = nextKeys.GetValueOrDefault(draft.Type, 1);
            nextKeys[draft.Type] = key + 1;
            draft.Key = key;
            index.Add(draft);
        }
        keyless.Clear();
    }

    private void Index(Draft permission)
    {
        var element = permission.Element!.Value;
        var (module, name) = (SeedReferences.TextOf(element, "module"), SeedReferences.TextOf(element, "name"));
        if (module is null || name is null)
        {
            throw new SimulatorSeedException($"{permission}: module or name is missing");
        }
        index.AddPermission(module, name, SeedReferences.TextOf(element, "permissionGroup"), permission.Key!.Value);
    }

    // Roles keep permissions that the catalogue no longer offers.
    private long? UnlistedPermission(Draft holder, JsonElement reference)
    {
        var type = ObjectTypes.Get(TypeNames.Permission);
        if (
            SeedReferences.TextOf(reference, "module") is null
            || SeedReferences.TextOf(reference, "name") is null
            || KeyText.Parse(SeedReferences.TextOf(reference, "key") ?? "") is not { } key
        )
        {
            return null;
        }
        notices.Add($"{holder}: permission {KeyText.Of(key)} is not in the catalogue");
        Add(type, reference, null);
        store.UnlistedPermissions.Add(key);
        return key;
    }

    private void Finish()
    {
        // Filling may add permissions that the catalogue lacks.
        for (var next = 0; next < drafts.Count; next++)
        {
            values.Fill(drafts[next]);
        }
        SeedExtensions.GiveKeys(drafts);
        foreach (var draft in drafts)
        {
            var before = store[draft.Type].Find(draft.Key!.Value);
            var after = draft.ToRecord();
            if (before is null)
            {
                store.Add(after);
            }
            else
            {
                store.Change(before, after);
            }
        }
        store.Commit(lag: 0);
    }
}
