namespace IntacctReconciler.Cli.Starter;

/// <summary>The CI systems that a pipeline can be written for.</summary>
internal enum Pipeline
{
    GitHub,
    GitLab,
    Azure,
    None,
}
