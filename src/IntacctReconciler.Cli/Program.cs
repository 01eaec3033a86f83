using IntacctReconciler.Cli;

using var interruption = Interruption.OfProcess();
return await Application.RunAsync(args, Surroundings.OfProcess(interruption));
