using System.CommandLine;
using IntacctReconciler.Text;
using Serilog.Events;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of every verb say.</summary>
internal sealed record CommonValues(LogEventLevel LogLevel, bool NoColour);

/// <summary>Options of every verb.</summary>
internal sealed class CommonOptions
{
    private readonly Option<bool> noColour = new("--no-color")
    {
        Description = "No colour, even on a terminal.",
        Recursive = true,
    };

    private readonly Option<string> logLevel = new("--log-level")
    {
        Description =
            "What to log to standard error: error, warning, info or debug; left out, warning. Secrets never are.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => "warning",
        Recursive = true,
    };

    public CommonOptions()
    {
        logLevel.CompletionSources.Add("error", "warning", "info", "debug");
        logLevel.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("error" or "warning" or "info" or "debug") and var level }])
                result.AddError($"--log-level must be error, warning, info or debug, not {Printable.Of(level)}");
        });
    }

    public void AddTo(Command root)
    {
        root.Options.Add(noColour);
        root.Options.Add(logLevel);
    }

    public CommonValues In(ParseResult parsed) =>
        new(
            parsed.GetValue(logLevel) switch
            {
                "error" => LogEventLevel.Error,
                "info" => LogEventLevel.Information,
                "debug" => LogEventLevel.Debug,
                _ => LogEventLevel.Warning,
            },
            parsed.GetValue(noColour)
        );
}
