using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace IntacctReconciler.Cli.Commands;

/// <summary><c>--version</c></summary>
internal sealed class VersionLine : SynchronousCommandLineAction
{
    public static string Version { get; } =
        typeof(VersionLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Name and version, as journals have them.</summary>
    public static string Tool => $"intacct-reconciler {Version}";

    /// <summary>The version alone, without what a build adds to it.</summary>
    public static string Semantic => Version.Split('+')[0];

    /// <summary>Name and version for people: two builds of one version write the same.</summary>
    public static string Product => $"intacct-reconciler {Semantic}";

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Tool);
        return ExitCode.Done;
    }
}
