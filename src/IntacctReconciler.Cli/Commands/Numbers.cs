using System.CommandLine;
using System.Globalization;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Whole numbers as arguments.</summary>
internal static class Numbers
{
    public static Option<int> Option(string name, string description, int otherwise, int least, int most) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                if (
                    int.TryParse(
                        result.Tokens[0].Value,
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var number
                    )
                    && number >= least
                    && number <= most
                )
                    return number;
                result.AddError($"{name} must be a number from {least} to {most}");
                return otherwise;
            },
        };
}
