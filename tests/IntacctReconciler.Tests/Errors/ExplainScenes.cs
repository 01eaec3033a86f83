namespace IntacctReconciler.Tests.Errors;

/// <summary>Questions about what is not there, or that can mean several things.</summary>
internal static class ExplainScenes
{
    public static Dictionary<string, Func<Scene, Task>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["IR0540"] = async scene =>
            {
                await scene.RunAsync("explain", "user", "clerk9");
                await scene.RunAsync("explain", "user", "clerk2");
                await scene.RunAsync("explain", "user", "nobody at all");
            },
            ["IR0541"] = scene => scene.RunAsync("explain", "role", "AP clerc"),
            ["IR0542"] = scene => scene.RunAsync("explain", "group", "AP team"),
            ["IR0543"] = scene => scene.RunAsync("explain", "permission", "acountsPayable/bills"),
            ["IR0544"] = async scene =>
            {
                await scene.RunAsync("explain", "permission", "accountsPayable/bils");
                await scene.RunAsync("explain", "permission", "acountsPayable");
                await scene.RunAsync("explain", "permission", "accountsPayable/report");
            },
            ["IR0545"] = scene => scene.RunAsync("explain", "permission", "customers"),
            ["IR0546"] = scene => scene.RunAsync("explain", "user", "clerk1", "--permission", "Accounts Payable"),
            ["IR0547"] = scene => scene.RunAsync("explain", "permission", "accountsPayable/bills", "edti"),
            ["IR0548"] = scene =>
                scene.RunAsync("explain", "user", "clerk1", "--lacks", "accountsPayable/payBills", "post"),
            ["IR0549"] = scene =>
                scene.TellAsync(
                    "a right whose word stands for two",
                    IntacctReconciler.Diagnostics.Codes.AskedRightAmbiguous(
                        "Level 1",
                        "Accounts Payable / Approvals",
                        ["level1", "approvalLevel1"]
                    )
                ),
            ["IR7080"] = scene =>
                scene.RunAsync("explain", "user", "clerk1", "--lacks", "accountsPayable/bills", "--entity", "UK-99"),
            ["IR7081"] = async scene =>
            {
                await scene.AskAsync("plan", "--out", "acme.plan");
                scene.Desk.Replace("access.yaml", "company: ACME", "company: OTHER");
                await scene.RunAsync("explain", "user", "clerk1", "--against", "acme.plan");
            },
            ["IR7082"] = async scene =>
            {
                await scene.AskAsync("plan", "--out", "acme.plan");
                scene.Desk.Replace("company.json", "\"AP clerk\"", "\"AP clerks\"");
                await scene.RunAsync("explain", "user", "clerk1", "--against", "acme.plan");
            },
            ["IR7083"] = scene =>
            {
                scene.Desk.Replace(
                    "access.yaml",
                    "    roles: [AP clerk]\n    members",
                    "    roles: [AP clerc]\n    members"
                );
                return scene.RunAsync("explain", "user", "clerk1");
            },
        };
}
