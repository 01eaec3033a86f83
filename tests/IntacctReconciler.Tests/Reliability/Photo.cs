using System.Collections.Immutable;
using System.Text.Json;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>Every object of a company at one moment, the catalogue apart.</summary>
internal sealed class Photo
{
    private readonly Lazy<ImmutableArray<string>> said;

    private Photo(HashSet<string> exact)
    {
        Exact = exact;
        said = new(() => [.. exact.Select(Say).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Each object to the letter.</summary>
    public IReadOnlySet<string> Exact { get; }

    public static Photo Of(SimulatedCompany company)
    {
        using var snapshot = JsonDocument.Parse(company.ToSnapshot());
        return new(
            snapshot
                .RootElement.GetProperty("objects")
                .EnumerateObject()
                .Where(type => type.Name != "company-config/permission")
                .SelectMany(type => type.Value.EnumerateArray().Select(item => $"{type.Name} {item.GetRawText()}"))
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>Equal but for keys, times and the order of lists.</summary>
    public bool SaysTheSame(Photo other) => said.Value.SequenceEqual(other.said.Value, StringComparer.Ordinal);

    private static string Say(string exact)
    {
        var start = exact.IndexOf(' ', StringComparison.Ordinal);
        using var item = JsonDocument.Parse(exact.AsMemory(start));
        return exact[..start] + Say(item.RootElement);
    }

    private static string Say(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "{"
                + string.Join(
                    ',',
                    value
                        .EnumerateObject()
                        .Where(part => !IsIncidental(value, part.Name))
                        .Select(part => $"{part.Name}:{Say(part.Value)}")
                        .Order(StringComparer.Ordinal)
                )
                + "}",
            JsonValueKind.Array => "["
                + string.Join(',', value.EnumerateArray().Select(Say).Order(StringComparer.Ordinal))
                + "]",
            _ => value.GetRawText(),
        };

    /// <summary>Rows have no id of their own: the key stands in.</summary>
    private static bool IsIncidental(JsonElement tree, string name) =>
        name is "key" or "href" or "audit"
        || (
            name == "id"
            && tree.TryGetProperty("key", out var key)
            && key.GetRawText() == tree.GetProperty("id").GetRawText()
        );
}
