using System.Globalization;
using System.Text;
using System.Xml;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>
/// Checks as a JUnit test report, as pipelines show it: a suite for guards, policies, kinds of findings; what somebody has
/// accepted or could not be checked is skipped. Notes and warnings pass, with their text as output. It is the form that
/// Jenkins has published a schema of.
/// </summary>
public static class JunitFormat
{
    private static readonly XmlWriterSettings Layout = new()
    {
        Indent = true,
        NewLineChars = "\n",
        CheckCharacters = true,
        OmitXmlDeclaration = false,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    public static string Write(CheckList list)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Layout))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", $"intacct-reconciler {list.Verb} {Xml(list.Company)}");
            Counts(xml, [.. list.Checks], isWhole: true);
            foreach (var group in list.Checks.GroupBy(check => check.Rule.Group, StringComparer.Ordinal))
                Suite(xml, list.Company, group.Key, [.. group]);
            xml.WriteEndElement();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Suite(XmlWriter xml, string company, string group, List<Check> checks)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", group);
        Counts(xml, checks, isWhole: false);
        foreach (var check in checks)
            Case(xml, $"{company}.{group}", check);
        xml.WriteEndElement();
    }

    /// <param name="isWhole">The element of all suites has no count of what is skipped.</param>
    private static void Counts(XmlWriter xml, List<Check> checks, bool isWhole)
    {
        Number("tests", checks.Count);
        Number("failures", checks.Count(check => check.End == CheckEnd.Failed));
        Number("errors", 0);
        if (!isWhole)
            Number("skipped", checks.Count(IsSkipped));

        void Number(string name, int count) =>
            xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter xml, string suite, Check check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Xml(suite));
        xml.WriteAttributeString(
            "name",
            Xml(check.Subject is { } subject ? $"{check.Rule.Id} {subject}" : $"{check.Rule.Id} {check.Rule.Title}")
        );
        if (check.End == CheckEnd.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Xml(check.Message));
            xml.WriteAttributeString("type", check.Rule.Severity ?? "refused");
            xml.WriteString(Xml(Details(check)));
            xml.WriteEndElement();
        }
        else if (IsSkipped(check))
            xml.WriteElementString(
                "skipped",
                Xml(check.Accepted is { } accepted ? $"accepted, {accepted}\n{Details(check)}" : check.Message)
            );
        else if (check.End is CheckEnd.Warning or CheckEnd.Note)
            xml.WriteElementString("system-out", Xml(Details(check)));
        xml.WriteEndElement();
    }

    private static bool IsSkipped(Check check) => check.End is CheckEnd.Accepted or CheckEnd.Skipped;

    private static string Details(Check check)
    {
        var text = new StringBuilder(check.Message);
        if (check.At is { } at)
            text.Append('\n').Append(Printable.Of(at.ToString(), 400));
        if (check.Remedy is { } remedy)
            text.Append("\nremedy: ").Append(remedy);
        return text.ToString();
    }

    /// <summary>Without the letters that XML 1.0 cannot hold, which stand as their number.</summary>
    private static string Xml(string text)
    {
        if (text.All(letter => XmlConvert.IsXmlChar(letter)))
            return text;
        var safe = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                safe.Append(text[at]);
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                safe.Append(text[at]).Append(text[++at]);
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)text[at]:X4}}}");
        }
        return safe.ToString();
    }
}
