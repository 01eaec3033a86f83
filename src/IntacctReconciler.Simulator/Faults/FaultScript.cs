namespace IntacctReconciler.Simulator.Faults;

/// <summary>Which requests go wrong, and how. Several faults of one request all apply, in the order they were scripted.</summary>
public sealed class FaultScript
{
    private readonly Lock gate = new();
    private readonly List<Scene> scenes = [];

    private sealed class Scene(Func<int, SimulatedRequest, bool> matches, Fault fault, int skip, int times)
    {
        private int seen;

        public Fault Fault { get; } = fault;

        public bool Strikes(int number, SimulatedRequest request)
        {
            if (!matches(number, request))
            {
                return false;
            }
            seen++;
            return seen > skip && seen <= skip + times;
        }
    }

    /// <summary>The request of this number, counted from 1 over all requests including those for tokens.</summary>
    public FaultScript OnCall(int number, Fault fault) => Add((current, _) => current == number, fault, 1, 1);

    /// <summary>Requests that match, from the <paramref name="nth"/> match on, <paramref name="times"/> times.</summary>
    public FaultScript When(Func<SimulatedRequest, bool> matches, Fault fault, int nth = 1, int times = 1) =>
        Add((_, request) => matches(request), fault, nth, times);

    /// <summary>Requests of a method (null: any) whose path, behind the base path, starts so.</summary>
    public FaultScript On(string? method, string pathStart, Fault fault, int nth = 1, int times = 1) =>
        When(
            request =>
                (method is null || request.Method == method)
                && request.Path.StartsWith(SimulatedCompany.BasePath + pathStart, StringComparison.Ordinal),
            fault,
            nth,
            times
        );

    public void Clear()
    {
        lock (gate)
        {
            scenes.Clear();
        }
    }

    internal IReadOnlyList<Fault> For(int number, SimulatedRequest request)
    {
        lock (gate)
        {
            return [.. scenes.Where(scene => scene.Strikes(number, request)).Select(scene => scene.Fault)];
        }
    }

    private FaultScript Add(Func<int, SimulatedRequest, bool> matches, Fault fault, int nth, int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nth, 1);
        lock (gate)
        {
            scenes.Add(new Scene(matches, fault, nth - 1, times));
        }
        return this;
    }
}
