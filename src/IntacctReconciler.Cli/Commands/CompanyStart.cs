using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Starter;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Company;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What is asked of <c>init --from-company</c>.</summary>
/// <param name="From">An access file that says where the company is; null where the folder's own does, or the id.</param>
/// <param name="Company">The id, where no file is named.</param>
/// <param name="Model">As it was said; null where a file says it, or the company shows it.</param>
internal sealed record CompanyWish(
    string Folder,
    string? From,
    string? Company,
    PermissionModel? Model,
    Pipeline Pipeline,
    ConnectionValues Connection
);

/// <summary>Begins with a company that is there: its access files, the lock of its catalogue, a pipeline. The company is only read.</summary>
internal sealed class CompanyStart(CompanyWish wish, Session session)
{
    /// <summary>With more roles, groups and users than this, each kind gets a file of its own.</summary>
    private const int MostInOneFile = 100;

    private Surroundings World => session.World;

    private string Access => AccessSource.InFolder(wish.Folder, ExportFile.Access);

    private bool HasAccess => NewFiles.IsThere(World.Resolve(Access));

    public async Task<int> RunAsync()
    {
        if (Find() is not { } from)
            return ExitCode.Failed;
        var company = from.Target.Company;
        if (!InitVerb.IsId(company))
            throw new CannotRun(Messages.NoIdToBeginWith(company));
        var replaced = IsHere(from.File) ? ExportFile.Access : null;
        NewFiles.CheckFree(wish.Folder, Possible(company).Where(path => path != replaced), World);
        using var host = await CompanyHost.OpenAsync(from.Target, Purpose.Read, wish.Connection, session);
        var scope = new ReadScope(Facets.Everything);
        var state = await host.Connection.Reader().ReadAsync(scope, session.Progress, session.Stop);
        session.Error.Hide();
        session.ReportTraffic(host.Connection.Traffic);
        foreach (var note in state.Notes)
            session.Error.Write(session.Words.Of(note));
        if (wish is { From: null, Company: not null, Model: null })
            from = Named(company, ModelOf(state));
        if (!IsOfItsModel(from.File, state))
            return ExitCode.Failed;
        var files = Files(from, state, host);
        NewFiles.Write(
            wish.Folder,
            [.. files.All().Select(file => (file.Path, file.Text))],
            ["fleet.yaml"],
            World,
            replaced
        );
        session.Out.Write(new StarterView(World).Of(files, wish.Folder));
        return ExitCode.Done;
    }

    /// <summary>Null after saying on standard error what is wrong with the file.</summary>
    private Destination? Find()
    {
        if (wish.From is null && wish.Company is { } id)
            return Named(id, wish.Model ?? PermissionModel.RoleBased);
        if (wish.From is null && !HasAccess)
            throw new CannotRun(Messages.NoCompanyToBeginWith(wish.Folder));
        return Declared.LoadConnection(AccessSource.At(wish.From ?? Access, World), session);
    }

    /// <summary>A company by its id alone: over the internet, with the credentials that its id stands for.</summary>
    private Destination Named(string id, PermissionModel model)
    {
        var text =
            $"version: 1\ncompany: \"{id}\"\n"
            + $"permissionModel: {(model == PermissionModel.RoleBased ? "role-based" : "user-based")}\n"
            + $"connection: {{ credentials: {CredentialPrefix.Of(id)} }}\n";
        var file = AccessFileReader.Read(new(Access), Encoding.UTF8.GetBytes(text), new Problems())!;
        // There are no lines that a problem could be shown at.
        return new(file, Target.Of(file, new(Access, World.Resolve(Access))) with { Places = null });
    }

    /// <summary>Whether the folder's own access file is the one that leads to the company, so that the export takes its place.</summary>
    /// <exception cref="CannotRun">It says more than that.</exception>
    private bool IsHere(AccessFile file)
    {
        var place = World.Resolve(Access);
        if (!HasAccess || World.Resolve(file.Source.Path) != place)
            return false;
        var content = DeclarationFiles.Read(Access, place);
        string[] more =
        [
            .. new Yaml.YamlFile(file.Source, content, new Problems())
                .Parts(new HashSet<string>(StringComparer.Ordinal))
                .Select(part => part.Key.Text)
                .Except(["version", "company", "permissionModel", "connection"], StringComparer.Ordinal),
        ];
        return more.Length == 0 ? true : throw new CannotRun(Messages.SaysMoreThanConnection(Access, more));
    }

    /// <summary>Everything that may be written, before it is known how large the company is.</summary>
    private IEnumerable<string> Possible(string company) =>
        CompanyStarter
            .OtherFiles(company, wish.Pipeline)
            .Concat([ExportFile.Access, "roles.yaml", "groups.yaml", "users.yaml", "fleet.yaml"]);

    private bool IsOfItsModel(AccessFile file, CompanyState state)
    {
        var problems = new Problems();
        var isIt =
            Composition.Of(file, problems) is { } composition && CompanyMatch.Check(composition, state, problems);
        session.Report(problems);
        return isIt && !problems.HasErrors;
    }

    /// <summary>Intacct does not tell it; what people hold does.</summary>
    private static PermissionModel ModelOf(CompanyState state) =>
        state.Users.Any(user => user.Permissions is { Count: > 0 })
        && !state.Users.Any(user => user.Roles is { Count: > 0 })
            ? PermissionModel.UserBased
            : PermissionModel.RoleBased;

    private CompanyStarter Files(Destination from, CompanyState state, CompanyHost host)
    {
        var frame = ExportFrames.Of(from, Access, state, host, World);
        var isLarge = state.Roles.Count + state.Groups.Count + state.Users.Count > MostInOneFile;
        ImmutableArray<ExportFile> exported = isLarge
            ? Exporter.Split(state, frame)
            : [new(ExportFile.Access, Exporter.Write(state, frame))];
        return new(
            new(state.Company, from.File.PermissionModel.Value, wish.Pipeline) { Prefix = from.Target.ApplyPrefix },
            exported,
            LockFiles.Of(state, host.UserId, World)
        );
    }
}
