using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Importing;

/// <summary>
/// What the words of the report mean. A word that nobody knows stands for itself, so that it is seen everywhere and compared
/// like any other; each is noted once, with its rows.
/// </summary>
internal sealed class ReportedGrants
{
    private static readonly ScreenWords Words = ScreenWords.Shipped;

    private static readonly Lazy<Dictionary<string, int>> Uses = new(() =>
        ShippedCatalogue
            .Load()
            .Entries.SelectMany(entry => entry.Allowed.Tokens)
            .CountBy(token => token, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal)
    );

    private readonly Dictionary<(string Application, string Policy, string Rights), int> known = [];
    private readonly List<Said> all = [];

    /// <summary>The grant of a row, as a number for <see cref="Of"/>.</summary>
    public int Take(string application, string policy, string rights, Origin at)
    {
        if (!known.TryGetValue((application, policy, rights), out var number))
        {
            known[(application, policy, rights)] = number = all.Count;
            all.Add(Read(application, policy, rights, at));
        }
        all[number].Rows++;
        return number;
    }

    public Grant Of(int number) => all[number].Grant;

    /// <summary>The shipped catalogue and what was said beyond it.</summary>
    public PermissionCatalogue Catalogue(out bool isBeyond)
    {
        var (shipped, held) = (ShippedCatalogue.Load(), GrantSet.Of(all.Select(said => said.Grant)));
        isBeyond = held.Any(grant => shipped.Find(grant.Permission)?.Allowed.Covers(grant.Rights) != true);
        return PermissionCatalogue.Of(
            [
                .. shipped.Entries.Select(entry =>
                    entry with
                    {
                        Allowed = entry.Allowed | held.RightsOn(entry.Permission),
                    }
                ),
                .. held.Where(grant => shipped.Find(grant.Permission) is null)
                    .Select(grant => new CatalogueEntry(grant.Permission, null, grant.Rights)),
            ],
            out _
        );
    }

    /// <summary>What to say about the words, in the order of their first rows.</summary>
    public IEnumerable<Diagnostic> Notes() =>
        all.SelectMany(said => said.Doubts.Select(doubt => (doubt, said)))
            .GroupBy(pair => pair.doubt)
            .Select(group => group.Key.Say(group.First().said.At, group.Sum(pair => pair.said.Rows)));

    private static Said Read(string application, string policy, string rights, Origin at)
    {
        var doubts = ImmutableArray.CreateBuilder<Doubt>();
        var entry = EntryOf(application, policy, doubts);
        var held = Rights.None;
        foreach (var word in rights.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            held |= RightOf(word, entry, doubts);
        return new(new(entry.Permission, held), doubts.DrainToImmutable(), at);
    }

    private static CatalogueEntry EntryOf(string application, string policy, ImmutableArray<Doubt>.Builder doubts)
    {
        var modules = Words.Modules(application);
        if (modules.IsEmpty)
        {
            doubts.Add(new Doubt.Unknown("application", application, Words.NearestModule(application)));
            return Unknown(application, policy);
        }
        CatalogueEntry[] meant = [.. modules.SelectMany(module => Words.Permissions(module, policy))];
        if (meant is [])
        {
            var near = modules
                .Select(module => Words.NearestPermission(module, policy))
                .FirstOrDefault(one => one != null);
            doubts.Add(new Doubt.Unknown("policy", $"{application} / {policy}", near));
            return Unknown(modules[0], policy);
        }
        if (meant.Length > 1)
            doubts.Add(
                new Doubt.Several(
                    $"{application} / {policy}",
                    string.Join(" or ", meant.Select(entry => $"{entry.Permission}")),
                    $"{meant[0].Permission}"
                )
            );
        return meant[0];
    }

    private static CatalogueEntry Unknown(string module, string name) =>
        new(Permission.Standard(module, name), null, Rights.None);

    /// <summary>
    /// The one right that the word has on this permission. Where the catalogue leaves several, or none, the one that most
    /// permissions have; where it knows nothing of the permission, that is not said again.
    /// </summary>
    private static Rights RightOf(string word, CatalogueEntry entry, ImmutableArray<Doubt>.Builder doubts)
    {
        var reading = RightWords.Read(word, entry.Allowed);
        if (reading.Token is { } one)
            return Rights.Of(one);
        if (reading.IsUnknown)
        {
            doubts.Add(new Doubt.Unknown("right", word, null));
            return Rights.Of(word);
        }
        var meant = reading.IsAmbiguous ? reading.Possible : reading.Meant;
        var taken = meant.Tokens.MaxBy(token => Uses.Value.GetValueOrDefault(token))!;
        if (meant.Count > 1 && !entry.Allowed.IsEmpty)
            doubts.Add(
                new Doubt.Several($"{Words.Full(entry.Permission)} / {word}", string.Join(" or ", meant.Tokens), taken)
            );
        return Rights.Of(taken);
    }

    private sealed class Said(Grant grant, ImmutableArray<Doubt> doubts, Origin at)
    {
        public Grant Grant => grant;

        public ImmutableArray<Doubt> Doubts => doubts;

        public Origin At => at;

        public int Rows { get; set; }
    }

    /// <summary>What about the words of a row is not sure.</summary>
    private abstract record Doubt
    {
        public abstract Diagnostic Say(Origin at, int rows);

        public sealed record Unknown(string What, string Word, string? Nearest) : Doubt
        {
            public override Diagnostic Say(Origin at, int rows) =>
                Codes.ReportedWordUnknown(at, What, Word, rows, Nearest);
        }

        public sealed record Several(string Word, string Candidates, string Taken) : Doubt
        {
            public override Diagnostic Say(Origin at, int rows) =>
                Codes.ReportedWordSeveral(at, Word, Candidates, Taken, rows);
        }
    }
}
