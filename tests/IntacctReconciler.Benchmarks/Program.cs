using System.Diagnostics;
using System.Globalization;
using System.Text;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

var users = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
var bytes = File(users);
var before = GC.GetTotalMemory(forceFullCollection: true);
var process = Process.GetCurrentProcess();
var start = process.TotalProcessorTime;
var watch = Stopwatch.StartNew();
var problems = new Problems();
var file = AccessFileReader.Read(new("access.yaml"), bytes, problems);
watch.Stop();
process.Refresh();
var work = process.TotalProcessorTime - start;
var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"reading {file?.Users.Length:N0} users, {bytes.Length / 1e6:N1} MB of YAML: {watch.Elapsed.TotalSeconds:N2} s "
            + $"({work.TotalSeconds:N2} s of work), {kept / 1e6:N0} MB kept, {process.PeakWorkingSet64 / 1e6:N0} MB at most, "
            + $"{problems.Found.Count} problems"
    )
);
GC.KeepAlive(file);

static byte[] File(int users)
{
    using var stream = new MemoryStream();
    using (var yaml = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" })
    {
        yaml.WriteLine("version: 1\ncompany: ACME\npermissionModel: role-based\nusers:");
        for (var i = 0; i < users; i++)
        {
            yaml.WriteLine(
                $"""
                  user{i}:
                    name: User number {i}, department {i % 40}
                    email: user{i}@acme.example
                    contact:
                      first: Number {i}
                      last: User
                    type: business
                    status: active
                    admin: off
                    webServicesOnly: false
                    trustedDevices: company-default
                    hideOtherDepartmentTransactions: false
                    entities:
                      only: [E-{i % 100}, E-{i % 37}-b]
                      topLevel: true
                    departments: [{i % 40 + 100}]
                    roles:
                      - Role {i % 200}
                      - Role {i % 190 + 1000}
                      - role: Role {i % 180 + 2000}
                        until: 2031-01-31
                """
            );
        }
    }
    return stream.ToArray();
}
