using IntacctReconciler.Declarations;

namespace IntacctReconciler.Composing;

/// <summary>How an entry of a list stands at a time.</summary>
public enum Standing
{
    Holds,

    /// <summary>Its <c>from</c> lies ahead.</summary>
    NotYet,

    /// <summary>Its <c>until</c> has passed.</summary>
    Ended,

    /// <summary>It has a time, and no time to compare it with is at hand.</summary>
    Open,
}

public static class StandingOfItems
{
    /// <summary>How the entry stands at <paramref name="asOf"/>; null where no time is known, as when files are checked offline.</summary>
    public static Standing At(this ListItem item, DateTimeOffset? asOf) =>
        item switch
        {
            { From: null, Until: null } => Standing.Holds,
            _ when asOf is null => Standing.Open,
            { Until: { } until } when until.Value.At <= asOf => Standing.Ended,
            { From: { } from } when asOf < from.Value.At => Standing.NotYet,
            _ => Standing.Holds,
        };
}
