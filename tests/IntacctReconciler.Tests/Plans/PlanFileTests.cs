using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Properties;

namespace IntacctReconciler.Tests.Plans;

public sealed class PlanFileTests
{
    private static readonly byte[] Key = "a key for tests"u8.ToArray();

    [Fact]
    public void A_plan_is_read_back_byte_for_byte() =>
        RandomPlans.Plan.Sample(
            plan =>
            {
                var bytes = PlanFile.Write(plan);
                PlanFile.Write(Read(bytes)!).Should().Equal(bytes);
            },
            iter: 500
        );

    [Fact]
    public void The_same_plan_gives_the_same_bytes_and_a_signature_with_a_key()
    {
        var plan = RandomPlans.Plan.Single();
        PlanFile.Write(plan).Should().Equal(PlanFile.Write(plan));
        Encoding.UTF8.GetString(PlanFile.Write(plan, Key)).Should().Contain("hmac_sha256");
        Encoding.UTF8.GetString(PlanFile.Write(plan)).Should().NotContain("hmac_sha256");
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var bytes = PlanFile.Write(RandomPlans.Plan.Single());
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] = damaged[i] == (byte)'1' ? (byte)'2' : (byte)'1';
            Read(damaged).Should().BeNull($"byte {i} was changed");
        }
    }

    [Theory]
    [InlineData("", "IR0604")]
    [InlineData("not json", "IR0604")]
    [InlineData("[]", "IR0601")]
    [InlineData("{}", "IR0601")]
    [InlineData("""{"format_version":"2.0"}""", "IR0602")]
    [InlineData("""{"format_version":"1.0"}""", "IR0604")]
    [InlineData("""{"format_version":"1.0","integrity":{"sha256":"00"}}""", "IR0603")]
    public void What_is_no_plan_is_refused_with_a_reason_and_a_way_on(string text, string code)
    {
        var problems = new Problems();
        PlanFile.Read(Encoding.UTF8.GetBytes(text), "p.json", default, problems).Should().BeNull();
        problems.Found.Should().ContainSingle().Which.Code.Should().Be(code);
        problems.Found[0].Hint.Should().Contain("plan --out");
    }

    [Fact]
    public void With_a_key_a_plan_must_be_signed_with_that_key()
    {
        var plan = RandomPlans.Plan.Single();
        Problem(PlanFile.Write(plan), Key).Should().Contain("not signed, and INTACCT_PLAN_KEY");
        Problem(PlanFile.Write(plan, "another"u8), Key).Should().Contain("not signed with the key");
        Problem(PlanFile.Write(plan, Key), Key).Should().BeNull();
        Problem(PlanFile.Write(plan, Key), []).Should().BeNull("whoever has no key can still show it");
    }

    [Fact]
    public void A_tampered_plan_with_a_fresh_checksum_is_refused_by_its_signature()
    {
        var body = (JsonObject)JsonNode.Parse(PlanFile.Write(RandomPlans.Plan.Single(), Key))!;
        var signature = body["integrity"]!["hmac_sha256"]!.GetValue<string>();
        body.Remove("integrity");
        body["company"] = "ACME-OTHER";
        body["integrity"] = new JsonObject
        {
            ["sha256"] = Digest.Of(CanonicalJson.Bytes(body)),
            ["hmac_sha256"] = signature,
        };
        Problem(CanonicalJson.Bytes(body), Key).Should().Contain("not signed with the key");
        Problem(CanonicalJson.Bytes(body), []).Should().BeNull("a checksum alone finds damage, not tampering");
    }

    [Fact]
    public void Changes_are_shaped_as_terraforms()
    {
        var plan = RandomPlans.Plan.Where(plan => plan.Changes.Length > 3).Single();
        var entries = (JsonArray)JsonNode.Parse(PlanFile.Write(plan))!["resource_changes"]!;
        foreach (var (entry, change) in entries.Zip(plan.Changes))
        {
            entry!["address"]!.GetValue<string>().Should().Be(change.Address.ToString());
            var actions = (JsonArray)entry["change"]!["actions"]!;
            actions.Should().ContainSingle();
            actions[0]!.GetValue<string>().Should().BeOneOf("create", "update", "delete");
            (entry["change"]!["before"] is null).Should().Be(change.Action == ChangeAction.Create);
            (entry["change"]!["after"] is null)
                .Should()
                .Be(change.Action is ChangeAction.Delete or ChangeAction.Deactivate);
        }
    }

    [Fact]
    public void Digests_cover_the_changed_fields_and_nothing_else()
    {
        var change = RandomPlans
            .Plan.Where(plan => plan.Changes.Any(c => c.Action == ChangeAction.Update))
            .Single()
            .Changes.First(c => c.Action == ChangeAction.Update);
        var touched = change with { LastChange = new LastChange("admin2", DateTimeOffset.UnixEpoch), At = null };
        ChangeDigest.Before(touched).Should().Be(ChangeDigest.Before(change));
        ChangeDigest.Before(change).Should().NotBe(ChangeDigest.After(change));
    }

    private static Plan? Read(byte[] bytes) => PlanFile.Read(bytes, "p.json", default, new Problems());

    private static string? Problem(byte[] bytes, byte[] key)
    {
        var problems = new Problems();
        PlanFile.Read(bytes, "p.json", key, problems);
        return problems.Found.SingleOrDefault()?.Message;
    }
}
