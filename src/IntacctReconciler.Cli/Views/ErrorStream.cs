namespace IntacctReconciler.Cli.Views;

/// <summary>
/// Standard error, shared by messages, log lines and one passing line that shows how far a long wait has come. The passing line
/// is taken away before anything else is written.
/// </summary>
internal sealed class ErrorStream(TextWriter writer, bool isTerminal, Mask mask)
{
    private const string Erase = "\r\u001b[2K";
    private readonly Lock gate = new();
    private bool shows;

    public bool IsTerminal => isTerminal;

    /// <summary>Writes lines that stay.</summary>
    public void Write(string text)
    {
        lock (gate)
        {
            Clear();
            writer.Write(mask.Over(text));
        }
    }

    public void WriteLine(string text) => Write(text + "\n");

    /// <summary>Shows a line in place of the passing one; only on a terminal.</summary>
    public void Show(string line)
    {
        if (!isTerminal)
            return;
        lock (gate)
        {
            writer.Write(Erase + mask.Over(line));
            shows = true;
        }
    }

    /// <summary>Takes the passing line away.</summary>
    public void Hide()
    {
        lock (gate)
            Clear();
    }

    private void Clear()
    {
        if (shows)
            writer.Write(Erase);
        shows = false;
    }
}
