using System.Collections.Immutable;
using System.Globalization;

namespace IntacctReconciler.Simulator;

/// <summary>How the simulated company behaves where Intacct's behaviour is not known. Immutable.</summary>
public sealed partial record SimulatorSwitches
{
    private readonly ImmutableSortedDictionary<string, string> chosen;

    private SimulatorSwitches(ImmutableSortedDictionary<string, string> chosen) => this.chosen = chosen;

    /// <summary>Every switch at its default.</summary>
    public static SimulatorSwitches Defaults { get; } =
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public string this[SwitchDefinition definition] => chosen.GetValueOrDefault(definition.Name, definition.Default);

    /// <exception cref="SimulatorSwitchException">There is no such switch, or it has no such value.</exception>
    public SimulatorSwitches With(string name, string value)
    {
        var definition =
            All.FirstOrDefault(known => known.Name == name)
            ?? throw new SimulatorSwitchException(
                $"there is no switch \"{name}\"; there are {string.Join(", ", All.Select(known => known.Name))}"
            );
        return definition.Allows(value)
            ? new SimulatorSwitches(chosen.SetItem(name, value))
            : throw new SimulatorSwitchException(
                $"switch \"{name}\" cannot be \"{value}\"; it can be {string.Join(", ", definition.Values.Select(Readable))}"
            );
    }

    public SimulatorSwitches With(SwitchDefinition definition, string value) => With(definition.Name, value);

    /// <exception cref="SimulatorSwitchException">There is no such switch, or it has no such value.</exception>
    public SimulatorSwitches With(IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.Aggregate(this, (switches, setting) => switches.With(setting.Key, setting.Value));

    internal bool Is(SwitchDefinition definition, string value) =>
        definition.Allows(value)
            ? this[definition] == value
            : throw new ArgumentException($"{definition.Name} is never {value}", nameof(value));

    internal int Number(SwitchDefinition definition) =>
        int.TryParse(this[definition], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Readable(string value) =>
        value switch
        {
            "#" => "a number",
            "*" => "any text",
            _ => value,
        };
}
