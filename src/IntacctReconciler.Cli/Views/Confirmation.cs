using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Views;

/// <summary>Asks before something is changed.</summary>
internal static class Confirmation
{
    public static bool Ask(string company, Session session)
    {
        session.Error.Write($"\nApply these changes to {Printable.Of(company)}? Only 'yes' is accepted: ");
        var answer = session.World.In.ReadLine();
        session.Stop.ThrowIfCancellationRequested();
        if (answer?.Trim() == "yes")
            return true;
        session.Error.WriteLine("Not applied; nothing was written.");
        return false;
    }
}
