namespace IntacctReconciler.Model;

/// <summary>What is known of a field apart from the object type that has it.</summary>
/// <param name="Name">The key in access files.</param>
/// <param name="Label">The words of the Intacct screens.</param>
/// <param name="Property">The REST property, as documentation.</param>
/// <param name="Choices">The closed list of values, for a text field that has one.</param>
/// <param name="Default">Intacct's value for a new object, as its REST token; null when there is none.</param>
/// <param name="OnCreateOnly">Set when the object is made and never compared after.</param>
public sealed record FieldInfo(
    string Name,
    FieldShape Shape,
    string Label,
    string Property,
    Choices? Choices = null,
    string? Default = null,
    bool OnCreateOnly = false
);

/// <summary>A field of <typeparamref name="T"/>: how to read it and how to make the object that has another value in it.</summary>
public sealed record Field<T>(FieldInfo Info, Func<T, FieldValue?> Get, Func<T, FieldValue, T> Set)
{
    public string Name => Info.Name;
}
