using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>The objects of one type, by key and by id, with their rows by owner.</summary>
internal sealed class Table(ObjectType type)
{
    private static readonly IReadOnlyList<long> None = [];

    private readonly Dictionary<long, Record> byKey = [];
    private readonly Dictionary<string, long> byId = new(StringComparer.Ordinal);
    private readonly KeyList keys = new();
    private readonly Dictionary<Field, Dictionary<long, KeyList>> byReference = type
        .Fields.Where(field => field.Indexed)
        .ToDictionary(field => field, _ => new Dictionary<long, KeyList>());

    public ObjectType Type { get; } = type;

    public int Count => byKey.Count;

    /// <summary>In the order of their keys.</summary>
    public IReadOnlyList<long> Keys => keys.Items;

    public IEnumerable<Record> Records => keys.Items.Select(key => byKey[key]);

    /// <summary>The next key; a key is never given twice, also not after the object is gone.</summary>
    public long NextKey { get; set; } = 1;

    public Record? Find(long key) => byKey.GetValueOrDefault(key);

    public Record? FindById(string id) =>
        Type.IdIsKey
            ? KeyText.Parse(id) is { } key
                ? Find(key)
                : null
            : byId.TryGetValue(id, out var own)
                ? byKey[own]
                : null;

    /// <summary>Keys of the rows whose <paramref name="reference"/> points to <paramref name="target"/>.</summary>
    public IReadOnlyList<long> Rows(string reference, long target) =>
        byReference[Type[reference]].TryGetValue(target, out var rows) ? rows.Items : None;

    /// <summary>Puts <paramref name="after"/> in the place of <paramref name="before"/>; either may be missing.</summary>
    public void Replace(Record? before, Record? after)
    {
        if (before is not null)
        {
            Forget(before);
        }
        if (after is not null)
        {
            Keep(after, isNew: before is null);
        }
        else if (before is not null)
        {
            keys.Remove(before.Key);
        }
    }

    private void Keep(Record record, bool isNew)
    {
        byKey.Add(record.Key, record);
        if (isNew)
        {
            keys.Add(record.Key);
        }
        NextKey = Math.Max(NextKey, record.Key + 1);
        if (!Type.IdIsKey)
        {
            byId[record.Id] = record.Key;
        }
        foreach (var (field, rows) in byReference)
        {
            if (record[field] is long target)
            {
                if (!rows.TryGetValue(target, out var list))
                {
                    rows.Add(target, list = new KeyList());
                }
                list.Add(record.Key);
            }
        }
    }

    private void Forget(Record record)
    {
        byKey.Remove(record.Key);
        if (!Type.IdIsKey)
        {
            byId.Remove(record.Id);
        }
        foreach (var (field, rows) in byReference)
        {
            if (record[field] is long target && rows.TryGetValue(target, out var list))
            {
                list.Remove(record.Key);
                if (list.Count == 0)
                {
                    rows.Remove(target);
                }
            }
        }
    }
}
