namespace IntacctReconciler.Simulator;

/// <summary>The seed of a simulated company cannot be used; the message names the object and what is wrong.</summary>
public sealed class SimulatorSeedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The state file of a simulated company cannot be used; the message says why and what to do.</summary>
public sealed class SimulatorStateException(string message, Exception? inner = null) : Exception(message, inner);
