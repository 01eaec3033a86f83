namespace IntacctReconciler.Simulator.Faults;

/// <summary>A request that reached the company.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Method">In upper case.</param>
/// <param name="Path">With its query string.</param>
/// <param name="Status">0 when no answer went out.</param>
/// <param name="Mutating">Asks for a change of objects, whether or not it got one.</param>
public sealed record CallRecord(int Number, string Method, string Path, int Status, bool Mutating);
