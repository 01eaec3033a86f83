namespace IntacctReconciler.Exporting;

/// <summary>A file of an export that is split.</summary>
/// <param name="Path">From the folder; steps are separated by /.</param>
public sealed record ExportFile(string Path, string Text)
{
    /// <summary>The file that includes the others.</summary>
    public const string Access = "access.yaml";

    /// <summary>Comment at the head of each, by which a later export knows what it may write anew.</summary>
    public const string FirstLine = "Written by export --split, which writes anew what begins with this line.";
}
