using YamlDotNet.Core;

namespace IntacctReconciler.Yaml;

/// <summary>Tags: those of the core schema are taken, none is needed.</summary>
internal static class YamlTag
{
    public const string Prefix = "tag:yaml.org,2002:";
    public const string NonSpecific = "!";

    /// <summary>The tag as written, or null where there is none.</summary>
    public static string? Of(TagName tag) => tag.IsEmpty || tag.Value == "?" ? null : tag.Value;

    public static bool IsCore(string tag) =>
        tag
            is NonSpecific
                or Prefix + "str"
                or Prefix + "int"
                or Prefix + "float"
                or Prefix + "bool"
                or Prefix + "null"
                or Prefix + "seq"
                or Prefix + "map";

    public static bool IsText(string tag) => tag is NonSpecific or Prefix + "str";

    /// <summary>Whether a scalar of this text can have this core tag.</summary>
    public static bool Fits(string tag, string text) =>
        tag switch
        {
            NonSpecific or Prefix + "str" => true,
            Prefix + "int" => CoreSchema.KindOf(text) == ScalarKind.Whole,
            Prefix + "float" => CoreSchema.KindOf(text) is ScalarKind.Whole or ScalarKind.Decimal,
            Prefix + "bool" => CoreSchema.KindOf(text) == ScalarKind.Flag,
            Prefix + "null" => CoreSchema.KindOf(text) == ScalarKind.Null,
            _ => false,
        };
}
