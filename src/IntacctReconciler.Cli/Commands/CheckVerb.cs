using System.CommandLine;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Company;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Commands;

internal sealed class CheckVerb : CompanyVerb
{
    private readonly ConnectionOptions connection = new();

    public CheckVerb(Shell shell)
        : base(shell, "check", "Try the connection and the credentials, and say what is missing. Changes nothing.")
    {
        connection.AddTo(this);
        AddFleetOptions();
        Examples =
        [
            new(
                "check",
                "before the first plan, and whenever Intacct refuses something; exit code 1 when something is missing"
            ),
        ];
    }

    protected override async Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed)
    {
        if (Declared.LoadConnection(source, session) is not { } destination)
            return CompanyEnd.Failed;
        var target = destination.Target;
        var view = new CheckView(target);
        foreach (var purposes in PurposesByPrefix(target))
            view.Add(await AskAsync(target, purposes, connection.In(parsed), session));
        session.Error.Hide();
        session.Out.Write(session.Mask.Over(TextFormat.Write(view.Report, World.Width, session.OutColour)));
        return view.IsGood ? CompanyEnd.Done : CompanyEnd.Failed;
    }

    private static Purpose[][] PurposesByPrefix(Target target) =>
        target.ReadPrefix == target.ApplyPrefix
            ?
            [
                [Purpose.Read, Purpose.Apply],
            ]
            :
            [
                [Purpose.Read],
                [Purpose.Apply],
            ];

    /// <summary>Here a failure is an answer like any other: the other credentials are tried all the same.</summary>
    private static async Task<CheckedCredentials> AskAsync(
        Target target,
        Purpose[] purposes,
        ConnectionValues values,
        Session session
    )
    {
        var prefix = target.PrefixFor(purposes[0]);
        try
        {
            session.Progress.Say($"asking with the credentials of {prefix}");
            using var company = await CompanyHost.OpenAsync(target, purposes[0], values, session);
            return new(prefix, purposes, await company.Connection.Check().AskAsync(session.Stop), null);
        }
        catch (CannotRun cannot)
        {
            return new(prefix, purposes, null, cannot.Why);
        }
        catch (CompanyException refused)
        {
            return new(prefix, purposes, null, Failure.Of(refused));
        }
    }
}
