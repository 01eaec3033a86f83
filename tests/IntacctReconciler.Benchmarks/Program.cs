using System.Diagnostics;
using System.Globalization;
using IntacctReconciler.Benchmarks;

// dotnet run -c Release --project tests/IntacctReconciler.Benchmarks -- [users] [repeats]
var users = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var repeats = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var company = new LargeCompany(users);
var measure = new Measure(repeats, Console.Out);
measure.Note(
    $"{company.Users:N0} users, {company.State.Roles.Count:N0} roles, a file of {company.File.Length / 1048576.0:N1} MB, {repeats} runs"
);
PlanningStages.Run(company, measure);
ReadingVerbs.Run(company, measure);
measure.Note($"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MB");
