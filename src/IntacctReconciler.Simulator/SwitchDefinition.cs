using System.Globalization;

namespace IntacctReconciler.Simulator;

/// <summary>A behaviour of the real Intacct that no public document settles.</summary>
/// <param name="Name">In kebab-case, as in a snapshot and on the command line.</param>
/// <param name="Values">What it can be; <c>#</c> stands for a whole number, <c>*</c> for any text.</param>
/// <param name="Meaning">What it decides and why that is unknown.</param>
public sealed record SwitchDefinition(string Name, IReadOnlyList<string> Values, string Meaning)
{
    /// <summary>The first value, unless another is named.</summary>
    public string Default { get; init; } = Values[0];

    /// <summary>Takes effect only when the company is opened.</summary>
    public bool OnlyAtStart { get; init; }

    public bool Allows(string value) =>
        Values.Any(allowed =>
            allowed switch
            {
                "#" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
                "*" => value.Length > 0,
                _ => allowed == value,
            }
        );
}

/// <summary>A switch has no such name or no such value; the message lists what there is.</summary>
public sealed class SimulatorSwitchException(string message) : Exception(message);
