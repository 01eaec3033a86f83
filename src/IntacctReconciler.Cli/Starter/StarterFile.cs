namespace IntacctReconciler.Cli.Starter;

/// <summary>A file to begin with.</summary>
/// <param name="Path">From the folder; steps are separated by /.</param>
/// <param name="What">What it is, in a line.</param>
internal sealed record StarterFile(string Path, string Text, string What);
