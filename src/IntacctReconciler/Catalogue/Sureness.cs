namespace IntacctReconciler.Catalogue;

/// <summary>How sure a shipped fact about Intacct is; only the company's own catalogue is the truth.</summary>
public enum Sureness : byte
{
    /// <summary>Public documents state it.</summary>
    Documented,

    /// <summary>Public documents state a part; the rest is completed from like permissions.</summary>
    PartlyDocumented,

    /// <summary>Judged by the name alone.</summary>
    Inferred,
}
