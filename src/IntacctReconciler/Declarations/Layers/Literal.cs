namespace IntacctReconciler.Declarations.Layers;

/// <summary>Text that stands for itself where variables would be filled in.</summary>
internal static class Literal
{
    public static string Of(string text) => text.Replace("${", "$${", StringComparison.Ordinal);
}
