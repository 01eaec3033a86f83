using IntacctReconciler.Benchmarks;

// dotnet run -c Release --project tests/IntacctReconciler.Benchmarks -- [users] [repeats]
var users = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
var repeats = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5;
PlanningStages.Run(new LargeCompany(users), repeats, Console.Out);
