namespace IntacctReconciler.Simulator;

/// <summary>With what somebody can sign in to a simulated company; it opens nothing else.</summary>
public sealed record SimulatedSignIn(string ClientId, string ClientSecret, string UserId);
