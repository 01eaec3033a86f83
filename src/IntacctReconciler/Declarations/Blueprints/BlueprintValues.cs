using System.Diagnostics;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Blueprints;

/// <summary>Values of parameters.</summary>
internal static class BlueprintValues
{
    /// <summary>The word for the top level, in place of an entity.</summary>
    public const string Top = "top";

    /// <summary>Whether the value is of that kind; what is wrong is reported. Of restrictions and grants the rest is judged when they are read.</summary>
    public static bool Check(YamlNode value, ParameterKind kind, Spot spot, Values values) =>
        kind switch
        {
            ParameterKind.Text => values.Text(value, spot) is not null,
            ParameterKind.Flag => values.Flag(value, spot) is not null,
            ParameterKind.Entities => value is not YamlFault,
            ParameterKind.Accounts => CheckAccounts(value, spot, values),
            ParameterKind.Applications => value is YamlMap
                || values.Wrong<int>(value, spot.ToString(), "a map, as under customApplications", null) is not null,
            _ => throw new UnreachableException(),
        };

    /// <summary>Set, and not false.</summary>
    public static bool IsSet(YamlNode? value) =>
        value is not (null or YamlFault or YamlScalar { Kind: ScalarKind.Flag, Text: ['f' or 'F', ..] });

    private static bool CheckAccounts(YamlNode value, Spot spot, Values values)
    {
        if (value is not YamlMap accounts)
            return values.Wrong<int>(
                value,
                spot.ToString(),
                "a map of accounts",
                "write { ACME UK: UK-01, ACME Group: top }"
            )
                is not null;
        var subject = new Subject(spot.ToString());
        return accounts
            .Entries.Select(account => values.Text(account.Value, new(subject, account.Key.Text)) is not null)
            .ToList()
            .TrueForAll(fits => fits);
    }
}
