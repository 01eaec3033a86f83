namespace IntacctReconciler.Simulator.Store;

/// <summary>Keys in ascending order. New keys are the highest, so adding is cheap.</summary>
internal sealed class KeyList
{
    private readonly List<long> keys = [];

    public int Count => keys.Count;

    public IReadOnlyList<long> Items => keys;

    public void Add(long key)
    {
        if (keys.Count == 0 || key > keys[^1])
        {
            keys.Add(key);
            return;
        }
        var place = keys.BinarySearch(key);
        if (place < 0)
        {
            keys.Insert(~place, key);
        }
    }

    public void Remove(long key)
    {
        var place = keys.BinarySearch(key);
        if (place >= 0)
        {
            keys.RemoveAt(place);
        }
    }
}
