using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>
/// Baselines as files, made to be committed and reviewed: an entry a line, in canonical JSON and a fixed order. Somebody may take
/// an acceptance out, shorten it or write a reason; how the company stood has a digest for each object, which finds damage.
/// </summary>
public static class BaselineFile
{
    public const string Format = "intacct-baseline/1";

    private const string AnyFormat = "intacct-baseline/";

    /// <summary>UTF-8, the same bytes for the same baseline.</summary>
    public static byte[] Write(Baseline baseline)
    {
        var text = new StringBuilder("{\n");
        Member("format", Format);
        Member("company", baseline.Company);
        Member("written_at", TimeJson.Write(baseline.WrittenAt));
        Member("reader", baseline.Reader);
        Lines("accepted", baseline.Accepted.Select(AcceptanceJson.Write));
        text.Append(",\n");
        Lines("state", BaselineState.Write(baseline));
        return Encoding.UTF8.GetBytes(text.Append("\n}\n").ToString());

        void Member(string name, string? value) =>
            text.Append($"  \"{name}\": {CanonicalJson.Text(value is null ? null : JsonValue.Create(value))},\n");

        void Lines(string name, IEnumerable<JsonObject> entries)
        {
            var lines = string.Join(",\n", entries.Select(entry => $"    {CanonicalJson.Text(entry)}"));
            text.Append(lines.Length == 0 ? $"  \"{name}\": []" : $"  \"{name}\": [\n{lines}\n  ]");
        }
    }

    /// <summary>The baseline; or null, and why not in <paramref name="problems"/>.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="company">The one that is audited.</param>
    public static Baseline? Read(ReadOnlySpan<byte> bytes, string path, string company, IProblems problems)
    {
        var content = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        try
        {
            var file =
                JsonNode.Parse(content, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })
                as JsonObject;
            var format = file.Optional("format") is JsonValue value && value.TryGetValue(out string? text) ? text : "";
            if (!format.StartsWith(AnyFormat, StringComparison.Ordinal))
                return Refuse(Codes.NotABaseline(path));
            if (format != Format)
                return Refuse(Codes.NewerBaselineFormat(path, format, Format));
            var (baseline, altered) = ReadBody(file!);
            if (baseline.Company != company)
                return Refuse(Codes.BaselineOfAnother(path, baseline.Company, company));
            return altered is { } address ? Refuse(Codes.BaselineAltered(path, address.Said())) : baseline;
        }
        // Text that is no Unicode is found only when it is asked for.
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return Refuse(Codes.BaselineDamaged(path, JsonFault.Words(fault)));
        }

        Baseline? Refuse(Diagnostic why)
        {
            problems.Add(why);
            return null;
        }
    }

    private static (Baseline Baseline, Address? Altered) ReadBody(JsonObject file)
    {
        var state = BaselineState.Read(file.Member("state"));
        ImmutableArray<AcceptedFinding> accepted =
        [
            .. file.Member("accepted").AsItems("accepted").Select(AcceptanceJson.Read),
        ];
        if (
            accepted
                .GroupBy(entry => entry.Fingerprint, StringComparer.Ordinal)
                .FirstOrDefault(all => all.Count() > 1) is
            { } twice
        )
            throw new FormatException($"the acceptance {Printable.Of(twice.Key)} stands twice");
        var baseline = new Baseline(
            file.Member("company").AsText("company"),
            TimeJson.Read(file.Member("written_at").AsText("written_at")),
            file.Optional("reader").AsTextOrNull("reader")
        )
        {
            Accepted = accepted,
            Roles = state.Roles,
            Groups = state.Groups,
            Users = state.Users,
        };
        return (baseline, state.Altered);
    }
}
