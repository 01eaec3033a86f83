using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>A value as written, with its place. No setting: the file does not say, so it is not managed.</summary>
public readonly record struct Setting<T>(T Value, Origin At);

/// <summary>The end or the beginning of an entry, as written and as the instant it stands for.</summary>
/// <param name="Text">A date (<c>2027-01-31</c>, that day included) or a time (<c>2026-11-24T06:00Z</c>).</param>
/// <param name="At">For <c>until</c> the first instant at which it no longer holds, for <c>from</c> the first at which it does; UTC.</param>
public readonly record struct Moment(string Text, DateTimeOffset At)
{
    /// <summary>An end as files write it; null where the text is none.</summary>
    public static Moment? Until(string text) => Reading.Moments.Until(text);
}

public enum Presence
{
    Present,
    Absent,
}

/// <summary>Whether objects of a kind that the file does not name are left alone, removed, or the kind is not managed at all.</summary>
public enum Ownership
{
    Declared,
    Exclusive,
    Ignore,
}

/// <summary>What a list in a file says of things it does not name.</summary>
public enum ListMode
{
    /// <summary>They are removed.</summary>
    Exclusive,

    /// <summary>They stay.</summary>
    Additive,

    /// <summary>The list is not managed.</summary>
    Ignore,
}

public enum Preset
{
    None,
    ReadOnly,
    All,
}
