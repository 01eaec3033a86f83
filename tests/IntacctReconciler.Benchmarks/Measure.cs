using System.Diagnostics;
using System.Globalization;

namespace IntacctReconciler.Benchmarks;

/// <summary>
/// Times a stage and what it allocates: the median of a few runs, one after the other; of CPU the mean, which tells more where
/// others use the machine too.
/// </summary>
internal sealed class Measure(int repeats, TextWriter to)
{
    public T Of<T>(string what, Func<T> stage)
    {
        var result = stage();
        var times = new double[repeats];
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            result = stage();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        cpu = (Environment.CpuUsage.TotalTime - cpu) / repeats;
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / repeats;
        Array.Sort(times);
        Note(
            $"  {what, -32}{times[repeats / 2], 9:N1} ms{cpu.TotalMilliseconds, 9:N1} ms of CPU{allocated / 1048576.0, 8:N1} MB allocated"
        );
        return result;
    }

    public void Note(FormattableString said) => to.WriteLine(said.ToString(CultureInfo.InvariantCulture));
}
