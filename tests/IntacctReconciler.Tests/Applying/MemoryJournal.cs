using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Tests.Applying;

/// <summary>A journal in memory, with the chain that one on disk has.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly List<byte> bytes = [];
    private JournalHead head = JournalHead.Empty;

    /// <summary>Lines that there is room for.</summary>
    public int FullAfter { get; set; } = int.MaxValue;

    public Fate Fate { get; set; } = new();

    /// <summary>What is kept for a run that has to be taken up again.</summary>
    public Plan? Kept { get; private set; }

    public JournalContents Contents => JournalContents.Read(bytes.ToArray());

    public Task BeginAsync(RunBegan run, Plan plan)
    {
        Fate.Step();
        Kept = plan;
        return AppendAsync(run);
    }

    public Task AppendAsync(JournalRecord record)
    {
        Fate.Step();
        if (head.Sequence >= FullAfter)
            throw new JournalException("the journal is full");
        (var line, head) = JournalChain.Next(head, record, DateTimeOffset.UnixEpoch);
        bytes.AddRange(line);
        bytes.Add((byte)'\n');
        Fate.Step();
        return Task.CompletedTask;
    }
}
