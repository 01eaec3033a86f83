using static IntacctReconciler.Simulator.Schema.FieldTable;

namespace IntacctReconciler.Simulator.Schema;

/// <summary>The audit history: who changed which field of what.</summary>
internal static class HistoryTypes
{
    public static readonly ObjectType History = new(
        TypeNames.History,
        Offers.Read,
        [],
        [
            Key,
            KeyAsId,
            Told("changeDetails.objectName"),
            Told("changeDetails.objectId"),
            Told("changeDetails.fieldName"),
            Told("changeDetails.previousValue"),
            Told("changeDetails.newValue"),
            Choice(
                "changeSource.source",
                null,
                "userInterface",
                "api",
                "csvImport",
                "system",
                "smartEvent",
                "importService",
                "copilot"
            ) with
            {
                ReadOnly = true,
                OmittedWhenNull = true,
            },
            Told("changeSource.completedBy"),
            new("changeSource.accessDateTime", FieldKind.Moment) { ReadOnly = true, OmittedWhenNull = true },
            Choice(
                "changeSource.actionPerformed",
                null,
                "access",
                "create",
                "delete",
                "modify",
                "workflow",
                "userAction",
                "activity",
                "systemAudit"
            ) with
            {
                ReadOnly = true,
                OmittedWhenNull = true,
            },
            Told("changeSource.workflowAction"),
            Told("changeSource.clientIPAddress"),
            Told("changeSource.senderId"),
            Told("changeSource.clientId"),
            Told("notes"),
            Href,
        ]
    );

    // The contract has no null here: what an entry does not say is left out.
    private static Field Told(string path) => Shown(path) with { OmittedWhenNull = true };
}
