using System.Text;

namespace IntacctReconciler.Tests.Errors;

/// <summary>A permissions report, and the snapshot that is made of it.</summary>
internal static class ReportScenes
{
    private const string Heading = "User ID,Username,Status,Application,Policy,Rights\n";
    private const string Row = "clerk1,Clerk,Active,Accounts Payable,Bills,List|View\n";

    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0590"] = async scene =>
            {
                await OfAsync(scene, "name,mail\nclerk1,clerk1@acme.example\n");
                await OfAsync(scene, "ACME\nUser ID,Username,Status,Application,Policy\n");
            },
            ["IR0591"] = scene => OfAsync(scene, Heading + Row + "clerk2,\"Clerk,Active,Accounts Payable,Bills,List\n"),
            ["IR0592"] = scene =>
                OfAsync(
                    scene,
                    Heading
                        + "clerk1,\"AP\" clerk,Active,Accounts Payable,Bills,List\n"
                        + "clerk2,AP clerk, York,Active,Accounts Payable,Bills,List\n"
                        + ",Clerk,Active,Accounts Payable,Bills,List\n"
                        + "clerk3,Clerk,Active,,Bills,List\n"
                        + "clerk4,Clerk,Active,Accounts Payable,,List\n"
                        + "clerk\u001b[31m,Clerk,Active,Accounts Payable,Bills,List\n"
                ),
            ["IR0593"] = scene =>
                OfAsync(scene, [.. Encoding.UTF8.GetBytes(Heading + Row + "clerk2,M"), 0xFC, .. "ller,Active,,,\n"u8]),
            ["IR0594"] = scene =>
                OfAsync(scene, Heading + Row + "clerk1,Clerk,Inactive,Accounts Payable,Vendors,List\n"),
            ["IR0595"] = scene => OfAsync(scene, Heading + "clerk1,Clerk,T,Accounts Payable,Bills,List\n"),
            ["IR0596"] = scene =>
                OfAsync(
                    scene,
                    Heading
                        + Row
                        + "clerk1,Clerk,Active,Lease Accounting,Schedules,List\n"
                        + "clerk1,Clerk,Active,Accounts Payable,Bill,Peek\n"
                ),
            ["IR0597"] = scene => OfAsync(scene, Heading + "clerk1,Clerk,Active,Accounts Payable,Check run,Run\n"),
            ["IR0598"] = scene =>
                OfAsync(
                    scene,
                    "User ID,Username,Status,Application,Policy,Rights,Last Login\n"
                        + "clerk1,Clerk,Active,Accounts Payable,Bills,List,today\n"
                        + "clerk1,Clerk,Active,Accounts Payable,Vendors,,today\nTotal,2\n"
                ),
            ["IR0599"] = scene => OfAsync(scene, Heading + Row),
            ["IR7204"] = async scene =>
            {
                scene.Desk.Write("report.csv", Heading + Row);
                await scene.AskAsync(
                    "snapshot",
                    "--from-report",
                    "report.csv",
                    "--company",
                    "ACME",
                    "--out",
                    "acme.json"
                );
                scene.Desk.Write(
                    "access.yaml",
                    "version: 1\ncompany: ACME\npermissionModel: user-based\nconnection: { simulator: acme.json }\n"
                        + "users: { clerk1: { permissions: none } }\n"
                );
                await scene.RunAsync("apply", "--auto-approve");
            },
            ["IR7205"] = async scene =>
            {
                scene.Desk.Write("report.csv", Heading + Row);
                File.Delete(scene.Desk.PathOf("access.yaml"));
                await scene.RunAsync("snapshot", "--from-report", "report.csv");
                await scene.RunAsync("snapshot", "--from-report", "report.csv", "--company", "ACME-*");
            },
            ["IR7206"] = scene => scene.RunAsync("snapshot", "--from-report", "nowhere.csv", "--company", "ACME"),
            ["IR7207"] = async scene =>
            {
                scene.Desk.Write("report.csv", Heading + Row);
                await scene.AskAsync(
                    "snapshot",
                    "--from-report",
                    "report.csv",
                    "--company",
                    "ACME",
                    "--out",
                    "acme.json"
                );
                scene.Desk.Write(
                    "access.yaml",
                    "version: 1\ncompany: ACME\npermissionModel: role-based\nconnection: { simulator: acme.json }\n"
                );
                await scene.RunAsync("plan");
            },
            ["IR8044"] = async scene =>
            {
                scene.Desk.Write("report.csv", Heading + Row);
                await scene.AskAsync(
                    "snapshot",
                    "--from-report",
                    "report.csv",
                    "--company",
                    "ACME",
                    "--out",
                    "acme.json"
                );
                scene.Desk.Write(
                    "access.yaml",
                    "version: 1\ncompany: ACME\npermissionModel: user-based\nconnection: { simulator: acme.json }\n"
                );
                await scene.RunAsync("export");
            },
        };

    private static Task<Scene> OfAsync(Scene scene, string report) => OfAsync(scene, Encoding.UTF8.GetBytes(report));

    private static Task<Scene> OfAsync(Scene scene, byte[] report)
    {
        File.WriteAllBytes(scene.Desk.PathOf("report.csv"), report);
        return scene.RunAsync("snapshot", "--from-report", "report.csv", "--company", "ACME");
    }
}
