using System.Globalization;
using IntacctReconciler.Access;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Guards;

/// <summary>What every guard looks at.</summary>
internal sealed class Judging(
    GuardSettings settings,
    CompanyState before,
    CompanyState after,
    IReadOnlyList<Change> changes,
    DateTimeOffset asOf
)
{
    private readonly Lazy<EffectiveAccess> was = new(() => new(before));
    private readonly Lazy<EffectiveAccess> becomes = new(() => new(after));
    private readonly Lazy<Way> way = new(() => new(before, changes));

    public GuardSettings Settings => settings;

    /// <summary>The two states where ids that change are followed.</summary>
    public required Succession Renamed { get; init; }

    public CompanyState Before => before;

    public CompanyState After => after;

    public IReadOnlyList<Change> Changes => changes;

    public DateTimeOffset AsOf => asOf;

    public EffectiveAccess Was => was.Value;

    public EffectiveAccess Becomes => becomes.Value;

    public Way Way => way.Value;

    /// <summary>The refusal, or what becomes of it when somebody answers for as much as this in <c>overrides</c>.</summary>
    /// <param name="needed">The number that an override would have to accept.</param>
    /// <param name="isLeast">Whether a smaller number accepts more.</param>
    public GuardResult Overridable(GuardResult refused, int needed, bool isLeast = false)
    {
        var entries = settings.Overrides.Where(entry => entry.Guard == refused.Guard).ToList();
        var holding = entries.Where(entry => entry.By.HoldsAt(asOf)).ToList();
        if (holding.Find(entry => isLeast ? entry.Limit <= needed : entry.Limit >= needed) is { } accepted)
            return refused with { Verdict = GuardVerdict.Allowed, By = accepted.By, At = accepted.By.At };
        var remark =
            holding.Count > 0
                ? $"; the override in the file accepts {holding[0].Limit.ToString(CultureInfo.InvariantCulture)}"
            : entries.Count > 0 ? $"; the override in the file was until {entries[0].By.Until}"
            : "";
        return refused with
        {
            Sentence = refused.Sentence + remark,
            At = entries.Count > 0 ? (holding.FirstOrDefault() ?? entries[0]).By.At : refused.At,
            Mend = $"{refused.Mend}, or let somebody answer for it under overrides:",
            Paste = new([
                string.Create(CultureInfo.InvariantCulture, $"- {{ guard: {refused.Guard}, limit: {needed},"),
                $"    {Blanks()} }}",
            ]),
        };
    }

    /// <summary>What a person has to fill in, with an end in a month.</summary>
    public string Blanks() =>
        $"owner: NAME, reason: WHY, until: {asOf.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
