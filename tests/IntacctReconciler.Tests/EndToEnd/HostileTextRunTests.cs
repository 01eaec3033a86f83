using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Text;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Names in the company that would move a cursor, hide or reorder text: printed safely, and kept as they are.</summary>
public sealed partial class HostileTextRunTests
{
    public static TheoryData<string> Texts() =>
        [
            "\u001b[2J\u001b[1;31mred",
            "\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007",
            "abc\u202edcba\u2066x\u2069",
            "zero\u200bwidth\ufeff\u00ad",
            "line\u2028para\u2029next\u0085end",
            "one\ntwo\r\nthree\tfour",
            "\u0001\u007f\u009b31m",
            "<script>alert(1)</script> | [x](https://evil.example) @all #1 `code` **b**",
            "'quoted' \"twice\" \\ # : - ? {x} [y] !tag &anchor *alias %",
            new string('x', 20_000),
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Are_printed_safely_by_every_verb_and_come_back_unharmed(string text)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync(seed => Rename(seed, text));
        desk.Screen = true;
        desk.Environment["NO_COLOR"] = "1";
        foreach (
            var verb in (string[][])
                [
                    ["check"],
                    ["plan", "--verbose", "--out", "p.json"],
                    ["plan", "--format", "json"],
                    ["plan", "--format", "markdown"],
                    ["explain", "user", "clerk1", "--verbose"],
                    ["explain", "user", "clerk1", "--format", "markdown"],
                    ["explain", "role", "AP clerk", "--format", "json"],
                    ["explain", "permission", "accountsPayable/bills"],
                    ["audit", "--verbose"],
                    ["audit", "--format", "json"],
                    ["audit", "--format", "markdown"],
                    ["show", "p.json", "--format", "json"],
                    ["snapshot"],
                    ["evidence", "--out", "pack.zip"],
                    ["evidence", "--out", "pack.zip", "--format", "json"],
                    ["export"],
                    ["apply", "--auto-approve", "--verbose", "--log-level", "debug"],
                ]
        )
        {
            var ran = await desk.RunAsync(verb);
            ran.ExitCode.Should().NotBe(1, "{0}: {1}", string.Join(' ', verb), ran.Error);
            Unsafe(ran.Out).Should().BeEmpty("{0}, standard output", string.Join(' ', verb));
            Unsafe(ran.Error).Should().BeEmpty("{0}, standard error", string.Join(' ', verb));
        }
        (await desk.RunAsync("export", "--out", "access.yaml")).ExitCode.Should().Be(0);
        var again = await desk.RunAsync("plan", "--detailed-exitcode");
        again.ExitCode.Should().Be(0, again.All);
        company.ToSnapshot().Should().Contain(JsonText(company.ToSnapshot(), text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Are_in_a_saved_plan_as_json_prints_them_into_a_file(string text)
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(seed => Rename(seed, text));
        (await desk.RunAsync("plan", "--out", "p.json")).ExitCode.Should().NotBe(1);
        (await desk.RunAsync("show", "p.json", "--format", "json")).Out.Should().Be(desk.Read("p.json") + "\n");
        Strings(JsonNode.Parse(desk.Read("p.json"))).Should().Contain(text, "the plan replaces it");
        desk.Screen = true;
        var shown = (await desk.RunAsync("show", "p.json", "--format", "json")).Out;
        JsonNode.DeepEquals(JsonNode.Parse(shown), JsonNode.Parse(desk.Read("p.json"))).Should().BeTrue();
        Unsafe(shown).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Are_printed_safely_as_ids_and_in_what_Intacct_answers_and_on_record(string text)
    {
        var id = $"Old {text[..Math.Min(text.Length, 40)]}";
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync(seed =>
            seed["objects"]!["company-config/role"]!.AsArray().Add(new JsonObject { ["id"] = id, ["description"] = "" })
        );
        // JSON's way to write a text is one of YAML's.
        desk.Replace(
            "access.yaml",
            "\nroles:\n",
            $"\nroles:\n  {JsonValue.Create(id).ToJsonString()}: {{ state: absent }}\n"
        );
        var refusal = new Fault.Error(400, "invalidRequest", text);
        company.Faults.On("DELETE", "/objects/company-config/role", refusal, times: int.MaxValue);
        desk.Screen = true;
        desk.Environment["NO_COLOR"] = "1";
        await IsSafeAsync(3, "apply", "--auto-approve", "--verbose", "--log-level", "debug");
        await IsSafeAsync(0, "show", ".");
        await IsSafeAsync(0, "show", ".", "--format", "json");
        await IsSafeAsync(0, "show", ".", "--format", "markdown");
        await IsSafeAsync(0, "journal", "verify");
        company.Faults.Clear();
        await IsSafeAsync(0, "apply", "--resume", "--verbose");
        await IsSafeAsync(0, "plan", "--detailed-exitcode");

        async Task IsSafeAsync(int exit, params string[] arguments)
        {
            var ran = await desk.RunAsync(arguments);
            ran.ExitCode.Should().Be(exit, ran.All);
            Unsafe(ran.All).Should().BeEmpty(string.Join(' ', arguments));
        }
    }

    private static IEnumerable<string> Strings(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Strings(member.Value)),
            JsonArray items => items.SelectMany(Strings),
            JsonValue value when value.TryGetValue(out string? text) => [text],
            _ => [],
        };

    /// <summary>A user and a role of which the plan speaks.</summary>
    private static void Rename(JsonObject seed, string text)
    {
        foreach (var user in seed["objects"]!["company-config/user"]!.AsArray())
        {
            if ((string?)user!["id"] != "recon_bot")
                user["userName"] = text;
        }
        foreach (var role in seed["objects"]!["company-config/role"]!.AsArray())
            role!["description"] = text;
    }

    private static string JsonText(string snapshot, string text) =>
        JsonNode.Parse(snapshot)!["objects"]!["company-config/role"]!
            .AsArray()
            .Any(role => (string?)role!["description"] == text)
            ? snapshot[..1]
            : "no role is described so any more";

    /// <summary>What is left when line feeds and the erasing of our own passing line are taken out.</summary>
    private static IEnumerable<string> Unsafe(string printed) =>
        Erase()
            .Replace(printed, "")
            .EnumerateRunes()
            .Where(rune => rune.Value != '\n' && !Printable.IsSafe(rune))
            .Select(rune => $"U+{rune.Value:X4}")
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("\r\u001b\\[2K", RegexOptions.None, 1000)]
    private static partial Regex Erase();
}
