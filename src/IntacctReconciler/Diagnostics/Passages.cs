namespace IntacctReconciler.Diagnostics;

/// <summary>The ways by which a place was reached.</summary>
public static class Passages
{
    /// <summary>From the last to the first.</summary>
    public static IEnumerable<Passage> Of(Origin at)
    {
        for (var via = at.Source.Via; via is not null; via = via.At.Source.Via)
            yield return via;
    }

    /// <summary>The last of that kind; null where there is none.</summary>
    public static Passage? Of(Origin at, PassageKind kind) => Of(at).FirstOrDefault(via => via.Kind == kind);
}
