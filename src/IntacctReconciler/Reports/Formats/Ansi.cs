using System.Diagnostics;

namespace IntacctReconciler.Reports.Formats;

/// <summary>The colours of a terminal (SGR codes of ECMA-48). Only these leave the tool: text itself is printable.</summary>
internal static class Ansi
{
    public const string Reset = "\e[0m";

    public static string Code(Tone tone) =>
        tone switch
        {
            Tone.Plain or Tone.Code => "",
            Tone.Title => "\e[1m",
            Tone.Gain or Tone.Ok => "\e[32m",
            Tone.Lose or Tone.Refused => "\e[31m",
            Tone.Change or Tone.Notable => "\e[33m",
            Tone.Moved => "\e[36m",
            Tone.Place or Tone.Dim => "\e[2m",
            _ => throw new UnreachableException(),
        };
}
