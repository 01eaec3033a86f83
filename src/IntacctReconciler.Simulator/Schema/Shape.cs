namespace IntacctReconciler.Simulator.Schema;

/// <summary>A node of the tree of properties: a property of its own, or an object that groups some.</summary>
internal sealed class Shape(string name, Field? field)
{
    private readonly Dictionary<string, Shape> byName = new(StringComparer.Ordinal);

    public string Name { get; } = name;
    public Field? Field { get; } = field;

    /// <summary>Members in the order of the contract; empty for a property.</summary>
    public List<Shape> Members { get; } = [];

    public Shape? Find(string member) => byName.GetValueOrDefault(member);

    public static Shape Of(IEnumerable<Field> fields)
    {
        var root = new Shape("", null);
        foreach (var field in fields)
        {
            root.Place(field.Path.Split('.'), field);
        }
        return root;
    }

    private void Place(ReadOnlySpan<string> path, Field field)
    {
        var last = path.Length == 1;
        if (!byName.TryGetValue(path[0], out var member))
        {
            member = new Shape(path[0], last ? field : null);
            byName.Add(path[0], member);
            Members.Add(member);
        }
        if (!last)
        {
            member.Place(path[1..], field);
        }
    }
}
