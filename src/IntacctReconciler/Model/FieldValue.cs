using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Model;

/// <summary>The value of one field, equal by content. A null reference stands for "could not be read".</summary>
public abstract record FieldValue
{
    private FieldValue() { }

    public sealed record Text(string Value) : FieldValue;

    public sealed record Flag(bool Value) : FieldValue;

    public sealed record Ids(IdSet Value) : FieldValue;

    public sealed record Grants(GrantSet Value) : FieldValue;

    public sealed record Reach(Restriction Value) : FieldValue;
}

public enum FieldShape
{
    Text,
    Flag,
    Ids,
    Grants,
    Reach,
}
