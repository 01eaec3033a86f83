using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Blueprints;

/// <summary>
/// Every shipped blueprint in a company that has nothing but an administrator, with every option on: what the plan says is in
/// a golden file; applied, it leaves nothing to do, and the vendor's demands hold.
/// </summary>
public sealed class ShippedBlueprintTests
{
    public static TheoryData<string, string> Cases { get; } =
    [
        .. from blueprint in ShippedBlueprints.All
        from model in new[] { "role-based", "user-based" }
        select (blueprint.Name, model),
    ];

    /// <summary>The names of these two permissions over the API are not published, so no simulated company offers them.</summary>
    private static readonly string[] NotOffered = ["createPayment", "jobSummary"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Its_plan_stands_in_a_file_and_once_applied_there_is_nothing_left(string name, string model)
    {
        await using var desk = DeskWith(ShippedBlueprints.Find(name)!, model, allow: true);

        var plan = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z");
        var applied = await desk.RunAsync("apply", "--auto-approve");

        plan.ExitCode.Should().Be(0, plan.All);
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/blueprints/{name}.{model}.txt", plan.Out);
        applied.ExitCode.Should().Be(0, applied.All);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
        var check = await desk.RunAsync("blueprint", "check");
        check.ExitCode.Should().Be(0, check.All);
        desk.Read($"handover/{name}.md").Should().Contain("ap@<!-- -->acme");
    }

    public static TheoryData<string> Optional { get; } =
    [
        .. from blueprint in ShippedBlueprints.All
        where blueprint.Parameters.Any(one => one.Kind is not ParameterKind.Text)
        select blueprint.Name,
    ];

    [Theory]
    [MemberData(nameof(Optional))]
    public async Task With_every_option_off_as_well(string name)
    {
        await using var desk = DeskWith(ShippedBlueprints.Find(name)!, "role-based", allow: true, options: false);

        var plan = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z");
        var applied = await desk.RunAsync("apply", "--auto-approve");

        plan.ExitCode.Should().Be(0, plan.All);
        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/blueprints/{name}.options-off.txt", plan.Out);
        applied.ExitCode.Should().Be(0, applied.All);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
        var check = await desk.RunAsync("blueprint", "check");
        check.ExitCode.Should().Be(0, check.All);
    }

    [Theory]
    [MemberData(nameof(Powerful))]
    public async Task What_makes_its_user_powerful_is_refused_until_somebody_answers_for_it(
        string name,
        string model,
        string code
    )
    {
        await using var desk = DeskWith(ShippedBlueprints.Find(name)!, model, allow: false);
        var ran = await desk.RunAsync("plan");
        ran.ExitCode.Should().Be(5, ran.All);
        ran.Out.Should().Contain($"escalation.{code}").And.Contain("more than the job needs");
        ran.Out.Should().MatchRegex($@"answer for it\s+where\s+the\s+blueprint\s+{name}\s+is\s+used:");
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public async Task What_does_not_is_planned_without_an_answer(string name, string model)
    {
        await using var desk = DeskWith(ShippedBlueprints.Find(name)!, model, allow: false);
        var ran = await desk.RunAsync("plan");
        ran.ExitCode.Should().Be(0, ran.All);
    }

    private static readonly Dictionary<string, string> CodeOf = new()
    {
        ["bill-com"] = "full-admin-web-services",
        ["brex"] = "full-admin-web-services",
        ["codat"] = "full-admin-web-services",
        ["expensify"] = "full-admin-web-services",
        ["payhawk"] = "full-admin-web-services",
        ["pleo"] = "grant-admin-rights",
        ["procore"] = "full-admin-web-services",
        ["rutter"] = "full-admin-web-services",
    };

    public static TheoryData<string, string, string> Powerful { get; } =
    [.. from entry in CodeOf from model in new[] { "role-based", "user-based" } select (entry.Key, model, entry.Value)];

    public static TheoryData<string, string> Harmless { get; } =
    [
        .. from blueprint in ShippedBlueprints.All
        where !CodeOf.ContainsKey(blueprint.Name)
        from model in new[] { "role-based", "user-based" }
        select (blueprint.Name, model),
    ];

    [Fact]
    public async Task Several_in_one_company_do_not_meddle_with_each_other()
    {
        await using var desk = Desk.With("integrations");
        var applied = await desk.RunAsync("apply", "--auto-approve");
        applied.ExitCode.Should().Be(0, applied.All);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
        var check = await desk.RunAsync("blueprint", "check");
        check.ExitCode.Should().Be(0, check.All);
        MaintainedFile.ShouldBe("examples/integrations/expected/check.txt", check.Out);
        MaintainedFile.ShouldBe(
            "examples/integrations/expected/handover/expensify.md",
            desk.Read("handover/expensify.md")
        );
    }

    [Fact]
    public void Fifteen_are_shipped_and_each_names_a_guide_and_leaves_something_to_a_person() =>
        ShippedBlueprints
            .All.Should()
            .HaveCount(15)
            .And.OnlyContain(one => one.Guide.Url.StartsWith("https://") && one.Handover.Length > 0);

    private static Desk DeskWith(Blueprint blueprint, string model, bool allow, bool options = true)
    {
        var desk = new Desk();
        desk.Write("company.json", Seed.Replace("MODEL", model, StringComparison.Ordinal));
        var set = string.Concat(blueprint.Parameters.Select(one => options ? Option(one) : Off(one)).OfType<string>());
        var answer = "{ owner: cfo, reason: the vendor asks for it, until: 2031-03-31 }";
        var allows = allow
            ? $"    allow: {{ full-admin-web-services: {answer}, grant-admin-rights: {answer}, change-permissions: {answer} }}\n"
            : "";
        desk.Write(
            "access.yaml",
            $"version: 1\ncompany: ACME\npermissionModel: {model}\nconnection: {{ simulator: company.json }}\n"
                + $"blueprints:\n  {blueprint.Name}:\n    email: ap@acme.example\n{set}{allows}"
        );
        return desk;
    }

    private static string? Off(BlueprintParameter parameter) =>
        parameter.Kind is ParameterKind.Flag ? $"    {parameter.Name}: false\n" : null;

    private static string? Option(BlueprintParameter parameter) =>
        parameter switch
        {
            { Kind: ParameterKind.Flag } when !NotOffered.Contains(parameter.Name) => $"    {parameter.Name}: true\n",
            { Kind: ParameterKind.Accounts } => $"    {parameter.Name}: {{ ACME UK: UK-01, ACME Group: top }}\n",
            { Kind: ParameterKind.Entities } => $"    {parameter.Name}: {{ only: [UK-01], topLevel: true }}\n",
            { Kind: ParameterKind.Applications } =>
                $"    {parameter.Name}: {{ Vendor app: {{ objects: {{ Payment: [list, view] }} }} }}\n",
            _ => null,
        };

    private const string Seed = """
        {
          "format": "intacct-snapshot/1", "company": "ACME", "permissionModel": "MODEL",
          "simulator": { "applications": ["Vendor app"] },
          "objects": {
            "company-config/entity": [{ "id": "UK-01", "name": "ACME UK", "status": "active" }, { "id": "DE-01", "name": "ACME DE", "status": "active" }],
            "company-config/location": [{ "id": "UK-01", "name": "ACME UK", "locationType": "entity" }, { "id": "DE-01", "name": "ACME DE", "locationType": "entity" }],
            "company-config/contact": [
              { "id": "Admin, First", "printAs": "First Admin", "firstName": "First", "lastName": "Admin", "email1": "admin1@acme.example" },
              { "id": "recon_bot", "printAs": "recon_bot", "lastName": "recon_bot", "email1": "recon_bot@acme.example" }
            ],
            "company-config/user": [
              { "id": "admin1", "userName": "First Admin", "accountEmail": "admin1@acme.example", "contact": { "id": "Admin, First" },
                "userType": "business", "adminPrivileges": "full", "status": "active", "entityAccess": { "allowUnrestrictedAccess": true } },
              { "id": "recon_bot", "userName": "Reconciler", "accountEmail": "recon_bot@acme.example", "contact": { "id": "recon_bot" },
                "userType": "business", "adminPrivileges": "full", "status": "active", "webServices": { "isEnabled": true, "isRestricted": true },
                "entityAccess": { "allowUnrestrictedAccess": true } }
            ]
          }
        }
        """;
}
