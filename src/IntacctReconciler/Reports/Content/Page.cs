using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>A figure at the head of a page.</summary>
/// <param name="Words">What is counted.</param>
public sealed record PageFigure(int Number, string Words, Mark Mark);

/// <summary>A fact about what the page shows: which file, as of when.</summary>
public sealed record PageFact(string Name, string Value);

/// <summary>What a page in a browser says: what can be read at once, and the data that it is searched by.</summary>
public sealed record Page
{
    /// <summary>plan or audit.</summary>
    public required string Verb { get; init; }

    public required string Company { get; init; }

    public required ImmutableArray<PageFact> Facts { get; init; }

    /// <summary>How it ends, and in which tone.</summary>
    public required Phrase Verdict { get; init; }

    public required Mark Mark { get; init; }

    public required ImmutableArray<PageFigure> Figures { get; init; }

    public required ImmutableArray<Section> Overview { get; init; }

    /// <summary>Of what a plan writes as much as can be read without scripts.</summary>
    public ImmutableArray<Section> Changes { get; init; } = [];

    public ImmutableArray<Section> Notes { get; init; } = [];

    /// <summary>JSON in which nothing can end the element that it stands in.</summary>
    public required string Data { get; init; }

    /// <summary>Name and version of what wrote it.</summary>
    public required string Tool { get; init; }

    internal static ImmutableArray<PageFact> FactsOf(PlanSubject subject, DateTimeOffset asOf, string comparedWith)
    {
        var simulated = subject.Endpoint.StartsWith("simulator:", StringComparison.Ordinal) ? ", simulated" : "";
        var model = subject.PermissionModel == PermissionModel.RoleBased ? "role-based" : "user-based";
        return
        [
            new("Compared with", comparedWith),
            new("As of", Wording.Time(asOf)),
            .. subject.Snapshot is { } snapshot ? [new("Snapshot", Names.FileName(snapshot))]
            : subject.Reader is { } by ? (IEnumerable<PageFact>)[new("Read by", Names.Id(by))]
            : [],
            new("Company", model + simulated),
        ];
    }

    /// <summary>
    /// One JSON object. Its strings hold neither &lt;, &gt; and &amp; nor line separators as they are: all of them are
    /// written as escapes.
    /// </summary>
    internal static string DataOf(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
