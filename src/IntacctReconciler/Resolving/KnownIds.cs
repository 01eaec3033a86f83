using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>Whether an id can be named in a list.</summary>
internal enum Existence
{
    /// <summary>It is there, or the files make it.</summary>
    Stays,

    /// <summary>The files do not declare it and own all objects of its kind, so that it goes.</summary>
    RemovedAsExtra,
    Unknown,
}

/// <summary>The ids of one kind: those of the company and those that the files declare.</summary>
internal sealed class KnownIds
{
    /// <summary>Looking for the nearest of many thousand names takes a while; a file with more slips than this has another problem.</summary>
    private const int MostSuggestions = 200;

    private readonly HashSet<string> observed;
    private readonly Dictionary<string, bool> declared;
    private readonly HashSet<string> former;
    private readonly Lazy<Dictionary<string, string>> anyCase;
    private readonly Func<string, bool> isRemovedAsExtra;
    private int suggested;

    private KnownIds(
        ObjectKind kind,
        IEnumerable<string> observed,
        ImmutableArray<ObjectDeclaration> declared,
        Func<string, bool> isRemovedAsExtra
    )
    {
        former = declared
            .Where(one => one.Former is not null)
            .Select(one => one.Former!.Value.Value)
            .ToHashSet(StringComparer.Ordinal);
        Kind = kind;
        this.observed = observed.ToHashSet(StringComparer.Ordinal);
        this.declared = declared.ToDictionary(one => one.Id, one => one.IsAbsent, StringComparer.Ordinal);
        this.isRemovedAsExtra = isRemovedAsExtra;
        anyCase = new(() =>
        {
            var loose = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var id in this.observed.Order(StringComparer.Ordinal))
                loose.TryAdd(id, id);
            return loose;
        });
    }

    public ObjectKind Kind { get; }

    public static KnownIds Of<T>(
        ObjectKind kind,
        Table<T> observed,
        IEnumerable<ObjectDeclaration> declared,
        Ownership ownership,
        Func<string, bool> isIgnored
    )
        where T : class, IIdentified =>
        new(
            kind,
            observed.Select(one => one.Id),
            [.. declared],
            id => ownership is Ownership.Exclusive && !isIgnored(id)
        );

    public bool IsObserved(string id) => observed.Contains(id);

    /// <summary>
    /// Ids declared absent, and old names, count as staying here: naming one is reported where declarations are compared.
    /// </summary>
    public Existence Of(string id) =>
        former.Contains(id) ? Existence.Stays
        : declared.ContainsKey(id) ? DeclaredExistence(id)
        : !observed.Contains(id) ? Existence.Unknown
        : isRemovedAsExtra(id) ? Existence.RemovedAsExtra
        : Existence.Stays;

    /// <summary>An id of the company that differs from this one only in case, unless the company has this one too.</summary>
    public string? Twin(string id) =>
        !observed.Contains(id) && anyCase.Value.TryGetValue(id, out var twin) ? twin : null;

    public string? Nearest(string id) =>
        Twin(id) ?? (suggested++ < MostSuggestions ? Text.Nearest.To(id, Sorted()) : null);

    private Existence DeclaredExistence(string id) =>
        declared[id] && !observed.Contains(id) ? Existence.Unknown : Existence.Stays;

    private IEnumerable<string> Sorted() =>
        observed.Union(declared.Where(one => !one.Value).Select(one => one.Key), StringComparer.Ordinal);
}
