using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Writing;
using IntacctReconciler.Model;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Intacct;

/// <summary>The real client in front of a simulated company.</summary>
internal sealed class Rig : IDisposable
{
    private readonly SimulatorHandler handler;
    private readonly WritingConnection connection;

    private Rig(SimulatedCompany company, HastyClock clock, string user, int pageSize)
    {
        (Company, Clock) = (company, clock);
        handler = new(company);
        connection = new(Options(company.Company, handler, clock, user) with { PageSize = pageSize });
        Reader = Connection.Reader();
        Writer = connection.Writer("run-1");
    }

    public SimulatedCompany Company { get; }

    public HastyClock Clock { get; }

    public IntacctConnection Connection => connection.Reading;

    public IntacctReader Reader { get; }

    public IntacctWriter Writer { get; }

    public static IntacctOptions Options(
        string company,
        HttpMessageHandler handler,
        TimeProvider clock,
        string user = "recon_bot"
    ) =>
        new(company, new("client.example", ScriptedHandler.Secret, user))
        {
            Endpoint = SimulatorHandler.BaseAddress,
            Handler = handler,
            Clock = clock,
            Chance = () => 0,
            Timeout = TimeSpan.FromDays(2),
        };

    /// <summary>An example's company.</summary>
    public static Rig Example(string name, params (string Name, string Value)[] switches) =>
        Of(File.ReadAllText(Path.Combine(Root, "examples", name, "company.json")), "recon_bot", 4000, switches);

    public static Rig Acme(params (string Name, string Value)[] switches) => Example("acme", switches);

    /// <summary>ACME with one user made different.</summary>
    public static Rig AcmeWith(string userId, Action<JsonObject> change, params (string, string)[] switches)
    {
        var seed = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "examples", "acme", "company.json")))!;
        var users = seed["objects"]!["company-config/user"]!.AsArray();
        change(users.Single(user => (string?)user!["id"] == userId)!.AsObject());
        return Of(seed.ToJsonString(), switches: switches);
    }

    public static Rig Of(
        string snapshot,
        string user = "recon_bot",
        int pageSize = 4000,
        params (string Name, string Value)[] switches
    )
    {
        var clock = new HastyClock();
        var company = SimulatedCompany.FromSnapshot(
            snapshot,
            clock,
            switches.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))
        );
        return new(company, clock, user, pageSize);
    }

    /// <summary>Another client of the same company, which is not signed in yet.</summary>
    public Rig Again() => new(Company, Clock, "recon_bot", 4000);

    public Task<CompanyState> ReadAsync(Facets facets) =>
        Reader.ReadAsync(new(facets), null, TestContext.Current.CancellationToken);

    public Task<CompanyState> ReadBackAsync(Facets facets, params Address[] only) =>
        Reader.ReadAsync(new(facets, [.. only]), null, TestContext.Current.CancellationToken);

    public Task<ImmutableArray<Outcome>> WriteAsync(
        ObjectKind kind,
        CompanyState seen,
        CompanyState goal,
        int attempt = 1,
        params string[] ids
    ) =>
        Writer.WriteAsync(
            new("1", kind, [.. ids.Select(id => new Address(kind, id))], seen, goal, attempt),
            TestContext.Current.CancellationToken
        );

    public void Dispose()
    {
        connection.Dispose();
        handler.Dispose();
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "IntacctReconciler.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the solution's folder");
            return folder;
        }
    }
}
