using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Company;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Writes what the company offers now as reviewed, for everybody or for some roles or users alone.</summary>
internal sealed class CatalogueLockVerb : CompanyVerb
{
    private readonly Option<string[]> roles;
    private readonly Option<string[]> users;
    private readonly ConnectionOptions connection = new();

    public CatalogueLockVerb(Shell shell)
        : base(
            shell,
            "lock",
            "Write what the company offers now into the lock beside the access file: presets give that, and nothing that a release adds later."
        )
    {
        roles = Add(
            new Option<string[]>("--role")
            {
                Description = "Accept it for this role alone; the lock of all others stays. May be repeated.",
                HelpName = "NAME",
            }
        );
        users = Add(
            new Option<string[]>("--user")
            {
                Description = "The same for a user, in a user-based company. May be repeated.",
                HelpName = "NAME",
            }
        );
        connection.AddTo(this);
        AddFleetOptions();
        Examples =
        [
            new("catalogue lock", "writes access.catalogue.lock.json beside access.yaml; commit it"),
            new("catalogue lock --role \"Bill.com role\"", "lets the presets of one role reach what a release added"),
            new("catalogue lock --company ACME-UK examples/fleet", "locks one company of a fleet"),
        ];
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var problems = new Problems();
        var composition = AccessFiles.Load(source, World, problems);
        if (composition is null || problems.HasErrors)
            return Failed(session, problems);
        using var company = await CompanyHost.OpenAsync(
            Target.Of(composition.File, source),
            Purpose.Read,
            connection.In(parsed),
            session
        );
        var scope = new ReadScope(Facets.Catalogue | Facets.Entities);
        var state = await company.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        if (composition.For(state.Entities, problems) is not { } whole || problems.HasErrors)
            return Failed(session, problems);
        var place = LockFiles.PlaceOf(source);
        string[] accepting = [.. parsed.GetValue(roles) ?? []];
        string[] acceptingUsers = [.. parsed.GetValue(users) ?? []];
        var locked =
            accepting.Length + acceptingUsers.Length == 0
                ? LockFiles.Of(state, company.UserId, World)
                : Accepted(place, whole, (accepting, acceptingUsers), state, company, problems);
        if (locked is null)
            return Failed(session, problems);
        await LockFiles.WriteAsync(place, locked, World, session.Stop);
        session.Out.WriteLine(Done(state, place, [.. accepting, .. acceptingUsers]));
        return CompanyEnd.Done;
    }

    private CatalogueLock? Accepted(
        string place,
        Composition declared,
        (string[] Roles, string[] Users) names,
        CompanyState state,
        CompanyHost company,
        Problems problems
    )
    {
        CheckDeclared("role", names.Roles, declared.File.Roles);
        CheckDeclared("user", names.Users, declared.File.Users);
        var old = LockFiles.Read(place, declared.Company, World, problems);
        if (old is null && !problems.HasErrors)
            throw new CannotRun(Messages.NothingLockedYet(place));
        return old?.Accept(names.Roles, names.Users, state.Catalogue, World.Clock.GetUtcNow(), company.UserId);
    }

    private static void CheckDeclared(string kind, string[] names, IEnumerable<ObjectDeclaration> declared)
    {
        string[] ids = [.. declared.Select(one => one.Id)];
        foreach (var name in names)
        {
            if (!ids.Contains(name, StringComparer.Ordinal))
                throw new CannotRun(Messages.NothingDeclaredToLock(kind, name, Nearest.To(name, ids)));
        }
    }

    private static string Done(CompanyState state, string place, string[] alone)
    {
        var offered = Plural.List([
            Plural.Of(state.Catalogue.Entries.Length, "permission"),
            Plural.Of(state.Entities.Count, "entity", "entities"),
        ]);
        var scope =
            alone.Length == 0
                ? $"Locked what {Printable.Of(state.Company)} offers now, {offered}"
                : $"Accepted what {Printable.Of(state.Company)} offers now for {Plural.List([.. alone.Select(id => Printable.Of(id))])} alone";
        return $"{scope}, in {Printable.Of(place)}";
    }

    private static CompanyEnd Failed(Session session, Problems problems)
    {
        session.Report(problems);
        return CompanyEnd.Failed;
    }
}
