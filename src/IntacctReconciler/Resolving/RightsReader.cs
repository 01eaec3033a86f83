using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Resolving;

/// <summary>Rights that were written one by one, on a permission that is known.</summary>
internal static class RightsReader
{
    /// <param name="held">What the subject holds already: that much stays acceptable, whatever the catalogue says.</param>
    public static Rights Read(RightsDeclaration.OfWords declared, CatalogueEntry entry, Rights held, Lookup lookup)
    {
        var rights = Rights.None;
        var places = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var word in declared.Words)
        {
            if (ReadOne(word, entry, held, lookup) is not { } token)
                continue;
            if (!places.TryAdd(token, word.At))
                lookup.Problems.Add(Codes.RightTwice(word.At, word.Value, token, places[token]));
            rights |= Rights.Of(token);
        }
        if (!IsAVendors(declared) && Prerequisites.Missing(rights, entry.Allowed) is { IsEmpty: false } missing)
        {
            lookup.Problems.Add(
                Codes.RightsNeedOthers(declared.At, Name(entry, lookup), Needing(rights, entry), Print(missing, entry))
            );
        }
        return rights;
    }

    /// <summary>What a vendor's guide asks for is meant so, and nobody sees a screen with it.</summary>
    private static bool IsAVendors(RightsDeclaration.OfWords declared) =>
        declared.At.Source.Via?.Kind is PassageKind.Blueprint;

    private static string? ReadOne(Setting<string> word, CatalogueEntry entry, Rights held, Lookup lookup)
    {
        var allowed = entry.Allowed | held;
        if (
            lookup.Locked is not null
            && RightWords.Read(word.Value, lookup.Presets.Allowed(entry.Permission) | held).Token is { } locked
        )
            return locked;
        var reading = RightWords.Read(word.Value, allowed);
        if (reading.Token is { } token)
            return token;
        if (reading.IsAmbiguous)
        {
            lookup.Unknown(
                Codes.RightAmbiguous(word.At, word.Value, Name(entry, lookup), [.. reading.Possible.Tokens])
            );
            return null;
        }
        var name = Name(entry, lookup);
        var choices = WithTokens(allowed);
        lookup.Unknown(
            reading.IsWordWithoutToken ? Codes.RightWithoutToken(word.At, word.Value, name, choices)
            : reading.IsUnknown
                ? Codes.UnknownRight(word.At, word.Value, name, RightWords.Closest(word.Value, allowed), choices)
            : Codes.RightNotAllowed(word.At, word.Value, name, choices)
        );
        return null;
    }

    private static string Name(CatalogueEntry entry, Lookup lookup) =>
        $"{lookup.Words.Print(entry.Permission.Module)} / {lookup.Words.Print(entry.Permission)}";

    /// <summary>Those of the rights that something is missing for.</summary>
    private static string[] Needing(Rights rights, CatalogueEntry entry) =>
        Print(Prerequisites.Lacking(rights, entry.Allowed), entry);

    private static string[] Print(Rights rights, CatalogueEntry entry) => [.. RightWords.Print(rights, entry.Allowed)];

    /// <summary>Words of the screen, and the token where it is not the same word.</summary>
    private static string[] WithTokens(Rights allowed) =>
        [
            .. allowed.Tokens.Select(token =>
            {
                var word = RightWords.Print(token, allowed);
                return string.Equals(word, token, StringComparison.OrdinalIgnoreCase) ? word : $"{word} ({token})";
            }),
        ];
}
