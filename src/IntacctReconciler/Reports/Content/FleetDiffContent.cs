using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What is not the same in all companies of a fleet: objects against companies, then each object with its ways.</summary>
/// <param name="unread">Companies that could not be read.</param>
public sealed class FleetDiffContent(
    FleetDifference difference,
    ImmutableArray<string> unread,
    PermissionCatalogue catalogue,
    Detail detail
)
{
    /// <summary>More objects of a kind than this are folded, down to the first few.</summary>
    private const int Most = 30;
    private const int Few = 15;
    private const string Letters = "bcdefghijklmnopqrstuvwxyz";
    private readonly Wording wording = new(catalogue, detail);
    private readonly string prefix = CommonPrefix(difference.Companies);

    public Report Report =>
        new([
            Head(),
            .. difference.Kinds.Where(kind => !kind.Objects.IsEmpty).SelectMany(Of),
            .. unread.IsEmpty ? [] : (Section[])[NotRead()],
            Section.Summary(Summary()),
        ]);

    public JsonObject Json =>
        new()
        {
            ["companies"] = DiffJson.Of(difference.Companies),
            ["not_read"] = DiffJson.Of(unread),
            ["same"] = difference.IsEmpty && unread.IsEmpty,
            ["texts"] = difference.Texts,
            ["counts"] = new JsonObject(
                difference.Kinds.Select(kind =>
                    KeyValuePair.Create(
                        $"{Address.Word(kind.Kind)}s",
                        (JsonNode?)new JsonObject { ["same"] = kind.Same, ["different"] = kind.Objects.Length }
                    )
                )
            ),
            ["differences"] = new JsonArray([
                .. difference.Kinds.SelectMany(kind => kind.Objects).Select(JsonNode (one) => JsonOf(one)),
            ]),
        };

    private Section Head()
    {
        var texts = difference.Texts ? "" : "; names, addresses and descriptions left out (--texts compares them)";
        var lead = $"{Plural.Of(difference.Companies.Length, "company", "companies")} compared by id{texts}.";
        return new("FLEET", lead) { Blocks = difference.IsEmpty ? [] : [new(new Row(Mark.None, 0, [Marks()]))] };
    }

    private Piece Marks() =>
        new(
            ". as most have it  b c another way  - missing"
                + (prefix.Length > 0 ? $"; columns without {Names.Id(prefix)}" : ""),
            Tone.Dim
        );

    /// <summary>The table, and below it what is different.</summary>
    private IEnumerable<Section> Of(FleetKind kind)
    {
        var shown = detail == Detail.Verbose || kind.Objects.Length <= Most ? kind.Objects.Length : Few;
        var objects = kind.Objects.Take(shown).ToImmutableArray();
        ImmutableArray<Block> blocks = [.. objects.Where(one => one.Different > 0).Select(BlockOf), .. Gaps(objects)];
        if (shown < kind.Objects.Length)
        {
            var more = Plural.Of(kind.Objects.Length - shown, "more " + Address.Word(kind.Kind));
            blocks = blocks.Add(new(new Row(Mark.None, 0, [new Piece($"and {more} (--verbose shows all)", Tone.Dim)])));
        }
        var count = kind.Objects.Length;
        return
        [
            new(
                DiffObjects.TitleOf(kind.Kind),
                $"{count:N0} {(count == 1 ? "differs" : "differ")} between companies; {kind.Same:N0} the same in all"
            )
            {
                Grid = GridOf([.. objects.Where(IsCommon)]),
            },
            new(null, Phrase.Empty, blocks),
        ];
    }

    /// <summary>What only few companies have would make a line of nothing but gaps in the table.</summary>
    private bool IsCommon(FleetObject one) => 2 * Have(one) >= difference.Companies.Length;

    /// <summary>Objects that are alike wherever they are, by the companies that have them or have not.</summary>
    private IEnumerable<Block> Gaps(ImmutableArray<FleetObject> objects)
    {
        var rows = objects
            .Where(one => one.Different == 0)
            .GroupBy(
                one => IsCommon(one) ? $"missing in {wording.List(one.Missing)}" : $"only in {In(one)}",
                StringComparer.Ordinal
            )
            .Select(group => new Row(
                Mark.None,
                0,
                [
                    new(
                        new Piece($"{group.Key}: "),
                        new(wording.List([.. group.Select(one => one.Address.Id)], 8), Tone.Title)
                    ),
                ]
            ))
            .ToImmutableArray();
        if (!rows.IsEmpty)
            yield return new(rows);
    }

    private string In(FleetObject one) =>
        wording.List([.. difference.Companies.Except(one.Missing, StringComparer.Ordinal)]);

    /// <summary>Companies in which every object is as in most are left out.</summary>
    private Grid GridOf(ImmutableArray<FleetObject> objects)
    {
        var companies = difference
            .Companies.Where(company => objects.Any(one => CellOf(one, company) is not { SaysNothing: true }))
            .ToImmutableArray();
        return new(
            [.. companies.Select(company => (Phrase)Names.Id(company[prefix.Length..]))],
            [
                .. objects.Select(one => new GridRow(
                    Names.Id(one.Address.Id),
                    [.. companies.Select(company => CellOf(one, company))]
                )),
            ]
        );
    }

    private static GridCell CellOf(FleetObject one, string company)
    {
        if (one.Missing.Contains(company, StringComparer.Ordinal))
            return new(new("-", Tone.Lose), false);
        var at = 0;
        while (!one.Variants[at].Companies.Contains(company, StringComparer.Ordinal))
            at++;
        return at == 0 ? new(new(".", Tone.Dim), true) : new(new(LetterOf(at), Tone.Change), false);
    }

    /// <summary>b for the second most common way; beyond the alphabet the number.</summary>
    private static string LetterOf(int variant) =>
        variant <= Letters.Length ? Letters[variant - 1].ToString() : $"{variant + 1}";

    private Block BlockOf(FleetObject one)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        rows.Add(new(Mark.None, 0, [new(new(Names.Id(one.Address.Id), Tone.Title), $"  {CountsOf(one)}")]));
        var shown = detail == Detail.Verbose ? one.Variants.Length : Math.Min(one.Variants.Length, 7);
        for (var i = 1; i < shown; i++)
            rows.Add(new(Mark.None, 1, [new Piece(LetterOf(i), Tone.Change), Of(one.Variants[i])]));
        if (shown < one.Variants.Length)
            rows.Add(
                new(
                    Mark.None,
                    1,
                    [
                        Phrase.Empty,
                        new Piece(
                            $"and {Plural.Of(one.Variants.Length - shown, "more way")} (--verbose shows all)",
                            Tone.Dim
                        ),
                    ]
                )
            );
        if (!one.Missing.IsEmpty)
            rows.Add(new(Mark.None, 1, [new Piece("-", Tone.Lose), $"missing in {wording.List(one.Missing)}"]));
        return new(rows.DrainToImmutable());
    }

    private static int Have(FleetObject one) => one.Variants.Sum(variant => variant.Companies.Length);

    /// <summary>differs in 3 of 12 companies, missing in 1; as most: ACME-US, ACME-FR and 6 more</summary>
    private string CountsOf(FleetObject one) =>
        $"differs in {one.Different:N0} of {Plural.Of(difference.Companies.Length, "company", "companies")}"
        + (one.Missing.IsEmpty ? "" : $", missing in {one.Missing.Length:N0}")
        + $"; as most: {wording.List(one.Variants[0].Companies, 3)}";

    private Phrase Of(FleetVariant variant)
    {
        var fields = new FieldWords(wording, _ => false);
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        pieces.Add($"{wording.List(variant.Companies)}: ");
        for (var i = 0; i < variant.Differences.Length; i++)
        {
            if (i > 0)
                pieces.Add("; ");
            pieces.AddRange(fields.Of(variant.Differences[i]));
        }
        if (!variant.IsWhole)
            pieces.Add(
                new(variant.Differences.IsEmpty ? "could not be read whole" : "; could not be read whole", Tone.Notable)
            );
        return new(pieces.DrainToImmutable());
    }

    private Section NotRead() =>
        new(
            "NOT READ",
            new(new Piece(wording.List(unread), Tone.Refused), ": nothing is said of them; standard error says why")
        );

    private Phrase Summary()
    {
        var companies = Plural.Of(difference.Companies.Length, "company", "companies");
        if (difference.IsEmpty)
        {
            var same = Plural.List([.. difference.Kinds.Select(kind => Plural.Of(kind.Same, Address.Word(kind.Kind)))]);
            var sentence = unread.IsEmpty
                ? new Piece("No differences.", Tone.Ok)
                : new Piece("No differences in the companies that were read.", Tone.Notable);
            return new(sentence, $" {same} are the same in {companies}.");
        }
        var differing = Plural.List([
            .. difference
                .Kinds.Where(kind => !kind.Objects.IsEmpty)
                .Select(kind => Plural.Of(kind.Objects.Length, Address.Word(kind.Kind))),
        ]);
        var count = difference.Kinds.Sum(kind => kind.Objects.Length);
        return new(
            new Piece($"{differing} {(count == 1 ? "differs" : "differ")} between {companies}", Tone.Title),
            $"; {Plural.Of(difference.Kinds.Sum(kind => kind.Same), "object")} the same in all."
        );
    }

    /// <summary>ACME- of ACME-UK and ACME-DE, so that twelve columns fit on a line.</summary>
    private static string CommonPrefix(ImmutableArray<string> companies)
    {
        if (companies.Length < 2)
            return "";
        var first = companies[0];
        var length = first.LastIndexOfAny(['-', '_', ' ', '.']) + 1;
        while (
            length > 0
            && !companies.All(company =>
                company.Length > length && company.StartsWith(first[..length], StringComparison.Ordinal)
            )
        )
            length = length == 1 ? 0 : first.LastIndexOfAny(['-', '_', ' ', '.'], length - 2) + 1;
        return first[..length];
    }

    private static JsonObject JsonOf(FleetObject one) =>
        new()
        {
            ["address"] = one.Address.ToString(),
            ["kind"] = Address.Word(one.Address.Kind),
            ["id"] = one.Address.Id,
            ["missing"] = DiffJson.Of(one.Missing),
            ["variants"] = new JsonArray([
                .. one.Variants.Select(
                    JsonNode (variant, index) =>
                        new JsonObject
                        {
                            ["reference"] = index == 0,
                            ["companies"] = DiffJson.Of(variant.Companies),
                            ["complete"] = variant.IsWhole,
                            ["fields"] = DiffJson.Of(variant.Differences, "reference", "here"),
                        }
                ),
            ]),
        };
}
