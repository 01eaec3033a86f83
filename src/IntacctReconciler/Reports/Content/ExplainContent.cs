using System.Text.Json.Nodes;
using IntacctReconciler.Explaining;

namespace IntacctReconciler.Reports.Content;

/// <summary>An explanation as it is read, and as another program reads it.</summary>
public sealed record ExplainContent(Report Report, JsonObject Json)
{
    public static ExplainContent Of(UserExplanation user, ExplainFrame frame) =>
        new(new ExplainUserContent(frame).Of(user), new ExplainJson(frame).Of(user));

    public static ExplainContent Of(PermissionExplanation asked, ExplainFrame frame) =>
        new(new ExplainPermissionContent(frame).Of(asked), new ExplainJson(frame).Of(asked));

    public static ExplainContent Of(ModuleExplanation asked, ExplainFrame frame) =>
        new(new ExplainModuleContent(frame).Of(asked), new ExplainJson(frame).Of(asked));

    public static ExplainContent Of(RoleExplanation role, ExplainFrame frame) =>
        new(new ExplainRoleContent(frame).Of(role), new ExplainJson(frame).Of(role));

    public static ExplainContent Of(GroupExplanation group, ExplainFrame frame) =>
        new(new ExplainRoleContent(frame).Of(group), new ExplainJson(frame).Of(group));

    public static ExplainContent Of(LackAnswer answer, ExplainFrame frame) =>
        new(new ExplainLackContent(frame).Of(answer), new ExplainJson(frame).Of(answer));
}
