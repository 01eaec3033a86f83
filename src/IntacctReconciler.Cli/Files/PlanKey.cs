using System.Text;

namespace IntacctReconciler.Cli.Files;

/// <summary>The key that signs plan files.</summary>
internal static class PlanKey
{
    public const string Variable = "INTACCT_PLAN_KEY";

    /// <summary>Empty when there is none.</summary>
    public static byte[] In(Session session)
    {
        var key = session.World.Environment(Variable) ?? "";
        session.Mask.Hide(key);
        return Encoding.UTF8.GetBytes(key);
    }
}
