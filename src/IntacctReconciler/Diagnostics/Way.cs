using IntacctReconciler.Text;

namespace IntacctReconciler.Diagnostics;

/// <summary>How a text came to be part of a composition, in words.</summary>
public static class Way
{
    /// <summary>
    /// The way in short, where it is not plain from the file that the place is in: <c>template clerk, generated for UK-01</c>. Null where
    /// there is nothing to say.
    /// </summary>
    public static string? Of(Origin at)
    {
        var words = new List<string>();
        foreach (var via in Passages.Of(at))
        {
            if (via.Kind is PassageKind.Template or PassageKind.Blueprint)
                words.Add($"{Word(via.Kind)} {Printable.Of(via.Name)}");
            else if (via.Kind is PassageKind.Generate)
                words.Add($"generated for {Printable.Of(via.Name)}");
        }
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    public static string Word(PassageKind kind) =>
        kind switch
        {
            PassageKind.Include => "include",
            PassageKind.Template => "template",
            PassageKind.Base => "base",
            PassageKind.Overlay => "overlay",
            PassageKind.Blueprint => "blueprint",
            PassageKind.Generate => "generate",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
