using System.Text;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>Puts the company before every line. It is given whole lines, as <see cref="ErrorStream"/> writes them.</summary>
internal sealed class PrefixedWriter(string company, ErrorStream to) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value))
            to.Write(Lines(value, company));
    }

    public static string Lines(string text, string company)
    {
        var name = Printable.Of(company, 60);
        return string.Concat(
            text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"{name}: {line}\n")
        );
    }
}
