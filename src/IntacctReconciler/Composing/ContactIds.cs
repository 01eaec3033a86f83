using IntacctReconciler.Declarations;

namespace IntacctReconciler.Composing;

/// <summary>How Intacct's screen names the contact of a new user.</summary>
public static class ContactIds
{
    /// <summary>The id that a declaration stands for: its own, "Last, First", or one word when both names are equal.</summary>
    public static string? IdOf(this ContactDeclaration contact) =>
        contact.Id is { } id ? id.Value
        : contact is { First: { } first, Last: { } last } ? Of(first.Value, last.Value)
        : (contact.Last ?? contact.First)?.Value;

    public static string Of(string first, string last) => first == last ? last : $"{last}, {first}";

    public static string PrintAs(string first, string last) => first == last ? last : $"{first} {last}";
}
