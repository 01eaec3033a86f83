namespace IntacctReconciler.Access;

/// <summary>
/// What the documents say of a user type as a whole. Source: Sage's help, "User type descriptions"
/// (https://www.intacct.com/ia/docs/en_GB/help_action/Administration/User_types/user-types.htm); what they say of single
/// permissions is in <see cref="Ceilings"/>.
/// </summary>
public static class UserTypes
{
    /// <summary>In a few words, to be read after the type; null for a type that this version does not know.</summary>
    public static string? Says(string type) =>
        type switch
        {
            "business" => "may be given anything",
            "employee" => "own time and expenses, requisitions, approvals; lists and views other data",
            "projectManager" => "as Employee, and projects within limits",
            "constructionManager" => "as Project manager, and project invoices",
            "platform" => "as Employee, and all custom applications",
            "warehouse" => "selected tasks in Order Entry, Purchasing and Inventory Control",
            "crm" => "for the Salesforce integration; does not sign in to Intacct",
            "paymentApprover" or "client" => "in companies of an accountant console only",
            "viewOnly" or "dashboard" => "no document says what it may do",
            _ => null,
        };
}
