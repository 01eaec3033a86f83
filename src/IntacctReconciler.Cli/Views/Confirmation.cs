using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Views;

/// <summary>Asks before something is changed.</summary>
internal static class Confirmation
{
    /// <param name="whom">A company, or how many.</param>
    public static async Task<bool> AskAsync(string whom, Session session)
    {
        session.Error.Write($"Apply these changes to {Printable.Of(whom)}? Only 'yes' is accepted: ");
        // Reading a line cannot be cut short; whoever stops the run here does not have to press Enter as well.
        var answer = await Task.Run(session.World.In.ReadLine).WaitAsync(session.Stop);
        if (answer?.Trim() == "yes")
            return true;
        session.Error.WriteLine("Not applied; nothing was written.");
        return false;
    }
}
