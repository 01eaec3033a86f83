using IntacctReconciler.Text;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>What a map is about, for messages: <c>contact of user "clerk1"</c>. Turned into text only when something is wrong.</summary>
internal sealed record Subject(string Word, string? Id = null, Subject? Of = null)
{
    public override string ToString() =>
        $"{Word}{(Id is null ? "" : $" \"{Printable.Of(Id)}\"")}{(Of is null ? "" : $" of {Of}")}";
}

/// <summary>A value for messages: <c>"roles" in user "clerk1"</c>, or an entry of it.</summary>
internal readonly record struct Spot(Subject? In, string Key, bool IsEntry = false)
{
    public Spot Entry => this with { IsEntry = true };

    public override string ToString() =>
        $"{(IsEntry ? "an entry of " : "")}\"{Printable.Of(Key)}\"{(In is null ? "" : $" in {In}")}";
}
