using IntacctReconciler.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace IntacctReconciler.Tests.Simulator;

public sealed class StateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("simulator").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public StateTests() => File.WriteAllText(SeedPath, Seeds.RoleBased);

    private string SeedPath => Path.Combine(folder, "company.json");
    private string StatePath => Path.Combine(folder, "state", "simulator.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Desk Open() => Desk.At(SimulatedCompany.Open(SeedPath, StatePath, clock), clock);

    [Fact]
    public void Changes_outlive_the_process_and_the_seed_stays_as_it_is()
    {
        var first = Open();
        File.Exists(StatePath).Should().BeFalse("nothing was changed");
        first
            .Patch("user", "clerk1", """{"userName":"New","roles":[{"id":"Spare"}],"entities":[{"id":"DE-01"}]}""")
            .ShouldBeDone();
        first.Call("POST", "/objects/company-config/role", """{"id":"Added"}""").ShouldBeDone();
        var gone = first.Key("company-config/user-group", "AP team");
        first.Call("DELETE", $"/objects/company-config/user-group/{gone}").ShouldBeDone();
        first
            .Patch(
                "role",
                "AP clerk",
                """{"rolePermissionAssignments":[{"permission":{"key":"253"},"accessRights":["list"]}]}"""
            )
            .ShouldBeDone();

        var second = Open();

        second.Company.ToSnapshot().Should().Be(first.Company.ToSnapshot());
        File.ReadAllText(SeedPath).Should().Be(Seeds.RoleBased);
        Directory.GetFiles(Path.GetDirectoryName(StatePath)!).Should().Equal(StatePath);
    }

    [Fact]
    public void Keys_are_not_given_again_after_a_restart()
    {
        var first = Open();
        var key = Desk.Result(first.Call("POST", "/objects/company-config/role", """{"id":"Passing"}"""))["key"].Text();
        first.Call("DELETE", $"/objects/company-config/role/{key}").ShouldBeDone();

        var again = Desk.Result(Open().Call("POST", "/objects/company-config/role", """{"id":"Passing"}"""))["key"]
            .Text();

        again.Should().NotBe(key);
    }

    [Fact]
    public void Answers_under_an_idempotency_key_outlive_the_process()
    {
        Open()
            .With("Idempotency-Key", "k")
            .Call("POST", "/objects/company-config/role", """{"id":"New"}""")
            .ShouldBeDone();

        var again = Open()
            .With("Idempotency-Key", "k")
            .Call("POST", "/objects/company-config/role", """{"id":"New"}""");

        again.Status.Should().Be(201);
        again.Response.Headers.Should().ContainKey("x-ia-idempotency-cached-date");
    }

    [Fact]
    public void Requests_that_change_nothing_leave_the_state_alone()
    {
        Open().Patch("user", "clerk1", """{"userName":"New"}""").ShouldBeDone();
        var before = File.ReadAllText(StatePath);
        var desk = Open();

        desk.Patch("user", "clerk1", """{"nope":1}""").Status.Should().Be(400);
        desk.User("clerk1");

        File.ReadAllText(StatePath).Should().Be(before);
    }

    [Fact]
    public void A_state_of_another_seed_is_refused_with_what_to_do()
    {
        Open().Patch("user", "clerk1", """{"userName":"New"}""").ShouldBeDone();
        File.AppendAllText(SeedPath, "\n");

        FluentActions
            .Invoking(Open)
            .Should()
            .Throw<SimulatorStateException>()
            .WithMessage("*has changed*delete the state file*");
    }

    [Fact]
    public void A_damaged_state_is_refused_with_what_to_do()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StatePath)!);
        File.WriteAllText(StatePath, "{");

        FluentActions
            .Invoking(Open)
            .Should()
            .Throw<SimulatorStateException>()
            .WithMessage("*delete the file to start over*");
    }

    [Fact]
    public void Two_companies_on_one_state_do_not_lose_each_others_changes()
    {
        var (first, second) = (Open(), Open());
        first.Patch("user", "clerk1", """{"userName":"First"}""").ShouldBeDone();

        var late = () => second.Patch("user", "clerk1", """{"userName":"Second"}""");

        late.Should().Throw<SimulatorStateException>().WithMessage("*another process*open it again*");
        Open().User("clerk1")["userName"].Text().Should().Be("First");
    }

    [Fact]
    public void A_seed_that_is_not_there_is_named() =>
        FluentActions
            .Invoking(() => SimulatedCompany.Open(Path.Combine(folder, "missing.json"), null, clock))
            .Should()
            .Throw<SimulatorSeedException>()
            .WithMessage("*missing.json*");
}
