using System.Collections.Immutable;
using System.Text;

namespace IntacctReconciler.Intacct.Http;

/// <summary>What Intacct says went wrong, whichever of its envelopes it came in.</summary>
/// <param name="Status">The HTTP status, or the <c>ia::status</c> of a batch item. 200 where an error came as a success.</param>
/// <param name="ErrorId"><c>REST-nnnn</c></param>
/// <param name="MessageId"><c>IA.…</c></param>
/// <param name="SupportId">What Sage's support asks for; a gateway's request id stands in.</param>
internal sealed record ApiError(
    int Status,
    string? Code,
    string? ErrorId,
    string? MessageId,
    string? Message,
    ImmutableArray<ApiErrorDetail> Details,
    string? SupportId
)
{
    /// <summary>For an answer that carries no envelope at all.</summary>
    public static ApiError Bare(int status) => new(status, null, null, null, null, [], null);

    public bool IsNotFound => Status == 404 || Code == "notFound";

    /// <summary>Business rules that are a missing permission in disguise (seen live as AR-0279).</summary>
    public bool LooksLikeMissingPermission =>
        Status is 403
        || Code is "GW-0042"
        || Details.Any(detail => detail.Code == "AR-0279")
        || Texts.Any(text => text.Contains("user permissions", StringComparison.OrdinalIgnoreCase))
        || Texts.Any(text => text.Contains("do not have permission", StringComparison.OrdinalIgnoreCase));

    /// <summary>Intacct's own words with the codes that its support knows them by.</summary>
    public string Words
    {
        get
        {
            var words = new StringBuilder(Message ?? $"HTTP status {Status}");
            foreach (var detail in Details)
            {
                if (detail.Message is null || words.ToString().Contains(detail.Message, StringComparison.Ordinal))
                    continue;
                words.Append(words.ToString().EndsWith('.') ? " " : ": ").Append(detail.Message);
                if (detail.Correction is not null)
                    words.Append(' ').Append(detail.Correction);
            }
            string[] codes =
            [
                .. new[] { Code, ErrorId }
                    .Concat(Details.SelectMany(detail => new[] { detail.Code, detail.ErrorId }))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ];
            return codes is [] ? words.ToString() : $"{words} ({string.Join(", ", codes)})";
        }
    }

    private IEnumerable<string> Texts => Details.Select(detail => detail.Message).Prepend(Message).OfType<string>();
}

/// <param name="Target">The field it is about: <c>/newDate</c>.</param>
internal sealed record ApiErrorDetail(
    string? Code,
    string? ErrorId,
    string? Message,
    string? Target,
    string? Correction
);
