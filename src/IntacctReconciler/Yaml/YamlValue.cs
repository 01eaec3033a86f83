using System.Globalization;

namespace IntacctReconciler.Yaml;

/// <summary>A scalar or a short list, written out; how it is quoted depends on where it stands.</summary>
public readonly record struct YamlValue
{
    private readonly string block;
    private readonly string flow;

    private YamlValue(string block, string flow) => (this.block, this.flow) = (block, flow);

    public static YamlValue Of(string text) =>
        new(YamlScalarText.Of(text, inFlow: false), YamlScalarText.Of(text, inFlow: true));

    /// <summary>As it was read: what stands for a flag or a number does so again.</summary>
    public static YamlValue Of(YamlScalar scalar) =>
        scalar.Kind is ScalarKind.Text ? Of(scalar.Text) : Raw(scalar.Text);

    public static YamlValue Of(bool flag) => Raw(flag ? "true" : "false");

    public static YamlValue Of(int number) => Raw(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>In brackets: <c>[a, b]</c>.</summary>
    public static YamlValue Of(IEnumerable<string> texts) =>
        Raw($"[{string.Join(", ", texts.Select(text => YamlScalarText.Of(text, inFlow: true)))}]");

    /// <summary>In brackets: <c>[a, { b: c }]</c>.</summary>
    public static YamlValue Of(IEnumerable<YamlValue> items) =>
        Raw($"[{string.Join(", ", items.Select(item => item.flow))}]");

    /// <summary>In braces on one line: <c>{ first: Leeds, last: Clerk }</c>.</summary>
    public static YamlValue Of(params IEnumerable<(string Key, YamlValue Value)> entries)
    {
        var inside = string.Join(
            ", ",
            entries.Select(entry => $"{YamlScalarText.Of(entry.Key, inFlow: true)}: {entry.Value.flow}")
        );
        return Raw(inside.Length == 0 ? "{}" : $"{{ {inside} }}");
    }

    internal string Block => block;

    private static YamlValue Raw(string text) => new(text, text);
}
