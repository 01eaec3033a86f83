using System.Collections.Immutable;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>Hosts that credentials may go to besides Sage's: only the person who runs the program can name them.</summary>
internal static class AllowedEndpoints
{
    public const string Variable = "INTACCT_ALLOWED_ENDPOINTS";

    public static ImmutableArray<string> In(Surroundings world) =>
        [
            .. (world.Environment(Variable) ?? "").Split(
                [',', ';', ' '],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            ),
        ];
}
