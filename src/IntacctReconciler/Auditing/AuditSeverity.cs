namespace IntacctReconciler.Auditing;

/// <summary>How much a finding asks for somebody's attention.</summary>
public enum AuditSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Untidy: nobody can do more by it.</summary>
    Low,

    /// <summary>Somebody has to look at it. This, and what is graver, an audit exits 2 for.</summary>
    Medium,
    High,
    Critical,
}
