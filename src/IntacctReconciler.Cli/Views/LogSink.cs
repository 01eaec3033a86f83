using System.Globalization;
using IntacctReconciler.Text;
using Serilog.Core;
using Serilog.Events;

namespace IntacctReconciler.Cli.Views;

/// <summary>Writes log events to standard error, one safe line each.</summary>
internal sealed class LogSink(ErrorStream error) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        var message = Printable.Of(logEvent.RenderMessage(CultureInfo.InvariantCulture), 2000);
        var time = logEvent.Timestamp.UtcDateTime.ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        error.WriteLine($"{time} {Word(logEvent.Level)} {message}");
        if (logEvent.Exception is { } exception)
            error.WriteLine(exception.ToString());
    }

    private static string Word(LogEventLevel level) =>
        level switch
        {
            LogEventLevel.Verbose or LogEventLevel.Debug => "debug",
            LogEventLevel.Information => "info ",
            LogEventLevel.Warning => "warn ",
            _ => "error",
        };
}
