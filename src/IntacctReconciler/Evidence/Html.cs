using System.Globalization;
using System.Net;
using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Evidence;

/// <summary>Markup whose text can only come in escaped.</summary>
internal sealed class Html
{
    private readonly StringBuilder markup = new();

    /// <summary>Markup of ours; what is put in stands in it as text.</summary>
    public Html Add(FormattableString markup)
    {
        var texts = markup.GetArguments().Select(object? (value) => Text(value)).ToArray();
        this.markup.AppendFormat(CultureInfo.InvariantCulture, markup.Format, texts);
        return this;
    }

    /// <summary>Text of ours that is no markup, such as a style sheet.</summary>
    public Html AddOwn(string text)
    {
        markup.Append(text);
        return this;
    }

    public override string ToString() => markup.ToString();

    private static string Text(object? value) =>
        WebUtility.HtmlEncode(Printable.Of(Convert.ToString(value, CultureInfo.InvariantCulture), int.MaxValue));
}
