using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Cli.Commands;

/// <summary>
/// Tells a right from a path where both may be left out. A word that is a right somewhere is one (<c>./run</c> is a folder);
/// of others, what is there or looks like a path is one, and the rest is taken for a right that was mistyped.
/// </summary>
internal static class RightOrPath
{
    public static bool IsRight(string text, Surroundings world) =>
        !RightWords.Named(text).IsEmpty || !(IsThere(text, world) || LooksLikePath(text));

    private static bool IsThere(string text, Surroundings world)
    {
        var full = world.Resolve(text);
        return File.Exists(full) || Directory.Exists(full);
    }

    private static bool LooksLikePath(string text) => text.IndexOfAny(['/', '\\', '.']) >= 0;
}
