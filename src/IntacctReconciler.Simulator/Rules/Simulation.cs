using System.Globalization;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Server;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>The company as the rules see it.</summary>
internal sealed class Simulation(Seed seed, CompanyStore store, SimulatorSwitches switches, TimeProvider clock)
{
    private readonly HashSet<string> external = new(seed.External, StringComparer.Ordinal);
    private readonly HashSet<string> loggedIn = new(seed.LoggedIn, StringComparer.Ordinal);

    public Seed Seed { get; } = seed;
    public CompanyStore Store { get; } = store;
    public SimulatorSwitches Switches { get; set; } = switches;
    public TimeProvider Clock { get; } = clock;

    /// <summary>Custom applications and agents that rights can be given in.</summary>
    public Extensions Extensions { get; } = Extensions.Of(seed, store);

    /// <summary>What is not known of whom; nothing in a company that is made of more than a report.</summary>
    public Untold Untold { get; init; } = Untold.Nothing;

    public bool IsRoleBased => Seed.PermissionModel == Seed.RoleBased;

    /// <summary>Slid in from another company; their ids start so.</summary>
    public bool IsExternal(Record user) =>
        external.Contains(user.Id) || user.Id.StartsWith("ExtUser|", StringComparison.Ordinal);

    /// <summary>
    /// The active Web Services user of this id. A report does not tell who is one, so a company made from it can be read by
    /// whoever asks.
    /// </summary>
    public Record? MaySignIn(string userId) =>
        Seed.IsReport ? ReportReader.Of(userId)
        : Store[TypeNames.User].FindById(userId) is { } user && Callers.MaySignIn(user) ? user
        : null;

    public bool HasLoggedIn(Record user) => loggedIn.Contains(user.Id);

    public void NoteLogin(Record user) => loggedIn.Add(user.Id);

    public string Now =>
        Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What the catalogue lists.</summary>
    public bool IsListed(Record permission) =>
        !Store.UnlistedPermissions.Contains(permission.Key) && !IsUnsubscribed(permission);

    private bool IsUnsubscribed(Record permission) =>
        Switches[SimulatorSwitches.UnsubscribedModules] is var modules and not "none"
        && modules
            .Split(',', StringSplitOptions.TrimEntries)
            .Contains(permission.Text("module"), StringComparer.Ordinal);

    public bool Offers(ObjectType type) =>
        type.Name switch
        {
            TypeNames.Member => Switches.Is(SimulatorSwitches.UserGroupMember, "present"),
            TypeNames.History => !Switches.Is(SimulatorSwitches.AuditHistory, "absent"),
            _ => true,
        };

    public long NewKey(ObjectType type) => Store[type].NextKey++;
}
