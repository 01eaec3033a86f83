using System.Globalization;
using System.Text;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Server;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator;

/// <summary>
/// A Sage Intacct company that answers the REST API from memory. Safe to use from several threads: requests are handled
/// one after the other.
/// </summary>
public sealed class SimulatedCompany
{
    /// <summary>Where the API lives, as at the real one.</summary>
    public const string BasePath = "/ia/api/v1";

    private readonly Lock gate = new();
    private readonly Simulation company;
    private readonly StateFile? state;
    private readonly Tokens tokens;
    private readonly IdempotencyStore idempotency;
    private readonly Router router;
    private readonly List<CallRecord> calls = [];

    private SimulatedCompany(
        Simulation company,
        StateFile? state,
        IReadOnlyList<string> notices,
        IdempotencyStore idempotency
    )
    {
        this.company = company;
        this.state = state;
        this.idempotency = idempotency;
        Notices = notices;
        tokens = new Tokens(company.Seed.Company, company.Clock);
        router = new Router(company, tokens, idempotency);
    }

    /// <summary>The company id.</summary>
    public string Company => company.Seed.Company;

    /// <summary><c>role-based</c> or <c>user-based</c>.</summary>
    public string PermissionModel => company.Seed.PermissionModel;

    /// <summary>Whether it is made from a report on users: what that does not tell is left out of answers, and nothing can be changed.</summary>
    public bool IsFromReport => company.Seed.IsReport;

    /// <summary>What in the seed is unusual but accepted, one line each.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>A sign-in for those who bring none; null when the company has no user that is fit for it.</summary>
    public SimulatedSignIn? Administrator
    {
        get
        {
            lock (gate)
            {
                return Rules.Administrator.Of(company);
            }
        }
    }

    /// <summary>What shall go wrong.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>Stands in every token from now on, so that a token can be told wherever it turns up; letters and digits.</summary>
    public string TokenMark
    {
        set => tokens.Mark = value;
    }

    /// <summary>Time for latency, tokens and audit data.</summary>
    public TimeProvider Clock => company.Clock;

    /// <summary>How the company behaves where Intacct's behaviour is unknown; may be changed at any time.</summary>
    public SimulatorSwitches Switches
    {
        get => company.Switches;
        set
        {
            lock (gate)
            {
                company.Switches = value;
                router.ForgetSelections();
            }
        }
    }

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<CallRecord> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <param name="seedPath">A snapshot; never written.</param>
    /// <param name="statePath">Where changes are kept; null: in memory only.</param>
    /// <param name="clock">Time for audit data and tokens.</param>
    /// <param name="switches">Settings that win over those of the seed.</param>
    /// <exception cref="SimulatorSeedException">The seed cannot be used.</exception>
    /// <exception cref="SimulatorStateException">The state cannot be used, for example because the seed has changed.</exception>
    /// <exception cref="SimulatorSwitchException">A switch is unknown.</exception>
    public static SimulatedCompany Open(
        string seedPath,
        string? statePath,
        TimeProvider clock,
        IEnumerable<KeyValuePair<string, string>>? switches = null
    )
    {
        byte[] seed;
        try
        {
            seed = File.ReadAllBytes(seedPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorSeedException($"{seedPath}: the seed cannot be read: {fault.Message}", fault);
        }
        try
        {
            var file = statePath is null ? null : new StateFile(statePath, seedPath, StateFile.Digest(seed));
            return Create(seed, file, clock, switches ?? []);
        }
        catch (SimulatorSeedException fault)
        {
            throw new SimulatorSeedException($"{seedPath}: {fault.Message}", fault);
        }
    }

    /// <summary>A company in memory, from the text of a snapshot.</summary>
    /// <exception cref="SimulatorSeedException">The seed cannot be used.</exception>
    /// <exception cref="SimulatorSwitchException">A switch is unknown.</exception>
    public static SimulatedCompany FromSnapshot(
        string json,
        TimeProvider clock,
        IEnumerable<KeyValuePair<string, string>>? switches = null
    ) => Create(Encoding.UTF8.GetBytes(json), null, clock, switches ?? []);

    /// <summary>Answers one request.</summary>
    public SimulatedResponse Handle(SimulatedRequest request)
    {
        lock (gate)
        {
            var number = calls.Count + 1;
            var faults = Faults.For(number, request);
            var response = Answered(number, request, faults);
            calls.Add(
                new CallRecord(
                    number,
                    request.Method,
                    request.PathAndQuery,
                    response.Delivery is Delivery.Answered or Delivery.Stalled ? response.Status : 0,
                    Router.IsMutating(request)
                )
            );
            return response;
        }
    }

    /// <summary>All objects as they stand, as a snapshot; not affected by switches.</summary>
    public string ToSnapshot()
    {
        lock (gate)
        {
            return SnapshotWriter.Write(company);
        }
    }

    private static SimulatedCompany Create(
        byte[] seed,
        StateFile? file,
        TimeProvider clock,
        IEnumerable<KeyValuePair<string, string>> switches
    )
    {
        List<string> notices = [];
        var answers = new IdempotencyStore(clock);
        var loaded = SeedLoader.Load(seed, clock, switches, notices);
        file?.Load(loaded.Store, answers, notices);
        return new SimulatedCompany(loaded, file, notices, answers);
    }

    private SimulatedResponse Answered(int number, SimulatedRequest request, IReadOnlyList<Fault> faults)
    {
        var supportId = string.Create(CultureInfo.InvariantCulture, $"sim{number:D6}");
        if (faults.OfType<Fault.ExpiredToken>().Any())
        {
            tokens.ExpireAll();
        }
        if (FaultyAnswers.WithoutEffect(faults, request, supportId) is { } early)
        {
            return early;
        }
        var before = company.Store.Commits;
        Answer answer;
        try
        {
            answer = router.Handle(request, faults, supportId);
        }
        catch
        {
            company.Store.RollBackTo(0);
            throw;
        }
        company.Store.Commit(company.Switches.Number(SimulatorSwitches.ReadLag));
        if (company.Store.Commits != before)
        {
            state?.Save(company.Store, idempotency);
        }
        return FaultyAnswers.AfterEffect(faults, answer);
    }
}
