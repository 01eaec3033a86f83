using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying.Journal;

/// <summary>Where an apply is put on record. What was appended has outlived a kill by the time the call returns.</summary>
public interface IJournal
{
    /// <summary>Keeps the plan, so that the run can be taken up again, and records that the run begins.</summary>
    /// <exception cref="JournalException">It could not be written; then nothing may be sent.</exception>
    Task BeginAsync(RunBegan run, Plan plan);

    /// <exception cref="JournalException">It could not be written; then nothing more may be sent.</exception>
    Task AppendAsync(JournalRecord record);
}

/// <summary>The journal could not be written.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
