using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Resolving;

/// <summary>
/// What the notes of a release say of permissions, over as much of a catalogue as shows it. Names that the REST contract does
/// not have stand for themselves: apiUsage, receivePaymentFromBankTransaction, dimensionOnlyContracts, varianceAnalysis,
/// revenueTransactionEntries, glAccountReconciliations, the right historical. So does the module timeAndExpenses, which was
/// split before the contract was published.
/// </summary>
/// <param name="Looking">Permissions of a role that looks at a module, and what they give after the release.</param>
/// <param name="Naming">Permissions that name each by itself, and what they give, or what their error says.</param>
internal sealed record Release(
    string Name,
    PermissionCatalogue Before,
    PermissionCatalogue After,
    ImmutableArray<string> Difference,
    string All,
    string Looking,
    string Looks,
    string Naming,
    string Named
)
{
    private const string Bills = "accountsPayable/bills: list readonly add\n";

    public static ImmutableArray<Release> Since2023R4 { get; } =
    [
        Of(
            "2023 R4",
            Bills + "generalLedger/accounts: list readonly add",
            """
            administration/subscriptionUsage: readonly
            administration/apiUsage: readonly
            cashManagement/receivePaymentFromBankTransaction: add
            generalLedger/glAccountId (objectIds): modify
            generalLedger/statisticalAccountId (objectIds): modify
            """,
            [
                "New administration/apiUsage + readonly",
                "New administration/subscriptionUsage + readonly",
                "New cashManagement/receivePaymentFromBankTransaction + add",
                "New generalLedger/glAccountId + modify",
                "New generalLedger/statisticalAccountId + modify",
            ],
            "accountsPayable/bills [list readonly add], generalLedger/accounts [list readonly add]",
            "{ generalLedger: read-only, administration: read-only }",
            "generalLedger/accounts [list readonly]",
            "{ administration: { subscriptionUsage: [View] }, accountsPayable: { bills: [List] } }",
            "accountsPayable/bills [list], administration/subscriptionUsage [readonly]"
        ),
        Of(
            "2024 R1",
            Bills + "contracts/contract: list readonly add post\ntimeAndExpenses/employees: list readonly",
            """
            contracts/contract: list readonly add post cancel uncancel
            timeAndExpenses/employees: list readonly unmask
            timeAndExpenses/timeSources: readonly
            timeAndExpenses/timePreferences: readonly
            interactiveCustomReportWriter/interactiveReportsMasterConsumerRole: enable
            orderEntry/reverseConversions: enable
            """,
            [
                "New interactiveCustomReportWriter/interactiveReportsMasterConsumerRole + enable",
                "New orderEntry/reverseConversions + enable",
                "New timeAndExpenses/timePreferences + readonly",
                "New timeAndExpenses/timeSources + readonly",
                "Wider contracts/contract + cancel uncancel",
                "Wider timeAndExpenses/employees + unmask",
            ],
            "accountsPayable/bills [list readonly add], contracts/contract [list readonly add post], timeAndExpenses/employees [list readonly]",
            "{ timeAndExpenses: read-only }",
            "timeAndExpenses/employees [list readonly]",
            "{ contracts: { contract: [List, Cancel] } }",
            "contracts/contract [list cancel]"
        ),
        Of(
            "2024 R2",
            Bills + "accountsReceivable/managePayments: list readonly add",
            "accountsReceivable/managePayments: list readonly add post",
            ["Wider accountsReceivable/managePayments + post"],
            "accountsPayable/bills [list readonly add], accountsReceivable/managePayments [list readonly add]",
            "{ accountsReceivable: read-only }",
            "accountsReceivable/managePayments [list readonly]",
            "{ accountsReceivable: { Manage payments: [List, View, Add] } }",
            "accountsReceivable/managePayments [list readonly add]"
        ),
        Of(
            "2024 R3",
            Bills + "generalLedger/accounts: list readonly",
            """
            generalLedger/datevDataExport: run
            generalLedger/goBDDataExport: run
            orderEntry/dimensionOnlyContracts: list readonly add modify delete
            """,
            [
                "New generalLedger/datevDataExport + run",
                "New generalLedger/goBDDataExport + run",
                "New orderEntry/dimensionOnlyContracts + list readonly add modify delete",
            ],
            "accountsPayable/bills [list readonly add], generalLedger/accounts [list readonly]",
            "{ generalLedger: read-only, orderEntry: read-only }",
            "generalLedger/accounts [list readonly]",
            "{ generalLedger: { GoBD data export: [Run] } }",
            "generalLedger/goBDDataExport [run]"
        ),
        Of(
            "2024 R4",
            Bills + "generalLedger/aging (reports): run\ninventoryControl/items: list readonly",
            """
            accountsPayable/vendorReconciliation (reports): run
            accountsReceivable/customerReconciliation (reports): run
            generalLedger/glMatching: run
            generalLedger/glMatchingActivity (reports): run
            timeAndExpenses/electronicReceipts: list readonly modify delete receipts upload
            inventoryControl/manageSupplies: modify
            inventoryControl/requestSupplies: modify
            """,
            [
                "New accountsPayable/vendorReconciliation + run",
                "New accountsReceivable/customerReconciliation + run",
                "New generalLedger/glMatching + run",
                "New generalLedger/glMatchingActivity + run",
                "New inventoryControl/manageSupplies + modify",
                "New inventoryControl/requestSupplies + modify",
                "New timeAndExpenses/electronicReceipts + list readonly modify delete receipts upload",
            ],
            "accountsPayable/bills [list readonly add], generalLedger/aging [run], inventoryControl/items [list readonly]",
            "{ generalLedger: read-only, inventoryControl: read-only }",
            "generalLedger/aging [run], inventoryControl/items [list readonly]",
            "{ accountsPayable: { Vendor reconciliation: [Run] } }",
            "accountsPayable/vendorReconciliation [run]"
        ),
        Of(
            "2025 R1",
            Bills + "contracts/contract: list\ntimeAndExpenses/myTimesheets: list add",
            """
            accountsPayable/apAmortizationTemplate: list readonly add
            accountsPayable/apAmortizationForecastReport (reports): run
            accountsReceivable/arAmortizationTemplate: list readonly add
            accountsReceivable/arAmortizationForecastReport (reports): run
            generalLedger/varianceAnalysis: list readonly
            generalLedger/glDynamicAccountReclassificationReport (reports): run
            contracts/revenueTransactionEntries: list readonly
            contracts/bulkActionRuns: list readonly
            """,
            [
                "New accountsPayable/apAmortizationForecastReport + run",
                "New accountsPayable/apAmortizationTemplate + list readonly add",
                "New accountsReceivable/arAmortizationForecastReport + run",
                "New accountsReceivable/arAmortizationTemplate + list readonly add",
                "New contracts/bulkActionRuns + list readonly",
                "New contracts/revenueTransactionEntries + list readonly",
                "New generalLedger/glDynamicAccountReclassificationReport + run",
                "New generalLedger/varianceAnalysis + list readonly",
            ],
            "accountsPayable/bills [list readonly add], contracts/contract [list], timeAndExpenses/myTimesheets [list add]",
            "{ accountsPayable: read-only, contracts: read-only }",
            "accountsPayable/bills [list readonly], contracts/contract [list]",
            "{ contracts: { bulkActionRuns: [List] }, timeAndExpenses: { myTimesheets: [Add] } }",
            "contracts/bulkActionRuns [list], timeAndExpenses/myTimesheets [add]"
        ),
        Of(
            "2025 R2, Time and Expenses is split",
            Bills
                + """
                timeAndExpenses/employees: list readonly add
                timeAndExpenses/myExpenses: list readonly add
                timeAndExpenses/myTimesheets: list readonly add
                timeAndExpenses/staffTimesheets: list readonly
                projects/myTimesheets: list
                projects/timesheetRules: list readonly add
                projects/projects: list readonly
                """,
            """
            -timeAndExpenses
            -projects/myTimesheets
            -projects/timesheetRules
            time/employees: list readonly
            expenses/employees: list readonly add unmask
            expenses/myExpenses: list readonly add
            time/myTimesheets: list readonly add
            time/staffTimesheets: list readonly add
            time/timesheetRules: list readonly add
            """,
            [
                "Moved projects/myTimesheets -> time/myTimesheets (2025 R2)",
                "Moved projects/timesheetRules -> time/timesheetRules (2025 R2)",
                "Moved timeAndExpenses/employees -> expenses/employees (2025 R2) + unmask",
                "Moved timeAndExpenses/employees -> time/employees (2025 R2)",
                "Moved timeAndExpenses/myExpenses -> expenses/myExpenses (2025 R2)",
                "Moved timeAndExpenses/myTimesheets -> time/myTimesheets (2025 R2)",
                "Moved timeAndExpenses/staffTimesheets -> time/staffTimesheets (2025 R2) + add",
            ],
            "accountsPayable/bills [list readonly add], expenses/employees [list readonly add], "
                + "expenses/myExpenses [list readonly add], projects/projects [list readonly], time/employees [list readonly], "
                + "time/myTimesheets [list readonly add], time/staffTimesheets [list readonly], time/timesheetRules [list readonly add]",
            "{ timeAndExpenses: read-only, projects: read-only }",
            "expenses/employees [list readonly], expenses/myExpenses [list readonly], projects/projects [list readonly], "
                + "time/employees [list readonly], time/myTimesheets [list readonly], time/staffTimesheets [list readonly], "
                + "time/timesheetRules [list readonly]",
            "{ timeAndExpenses: { myTimesheets: [List, Add] } }",
            "time/myTimesheets"
        ),
        Of(
            "2025 R3",
            Bills + "contracts/contract: list readonly\norderEntry/customers: list",
            """
            accountsReceivable/refunds: list readonly add post void
            contracts/contract: list readonly reassignDimensions
            orderEntry/revenueSummaries: list
            """,
            [
                "New accountsReceivable/refunds + list readonly add post void",
                "New orderEntry/revenueSummaries + list",
                "Wider contracts/contract + reassignDimensions",
            ],
            "accountsPayable/bills [list readonly add], contracts/contract [list readonly], orderEntry/customers [list]",
            "{ orderEntry: read-only, accountsReceivable: read-only }",
            "orderEntry/customers [list]",
            "{ accountsReceivable: { Customer refunds: [List, Void] } }",
            "accountsReceivable/refunds [list void]"
        ),
        Of(
            "2025 R4",
            Bills + "contracts/contract: list readonly",
            "contracts/contract: list readonly historical",
            ["Wider contracts/contract + historical"],
            "accountsPayable/bills [list readonly add], contracts/contract [list readonly]",
            "{ contracts: read-only }",
            "contracts/contract [list readonly]",
            "{ contracts: { contract: [list, historical] } }",
            "contracts/contract [list historical]"
        ),
        Of(
            "2026 R1, with a new module",
            Bills + "outboundPaymentServices/paymentDefaults: readonly modify",
            """
            cashManagement/cashRequirements: readonly
            orderEntry/billingGroup: list readonly add modify delete
            fieldWorkOrderManagement/workOrders: list readonly
            fieldWorkOrderManagement/workOrderTypes: list readonly
            fieldWorkOrderManagement/workOrderStates: list readonly
            fieldWorkOrderManagement/workOrderCallTypes: list readonly
            fieldWorkOrderManagement/workOrderProblemCodes: list readonly
            generalLedger/glAccountReconciliations: run
            """,
            [
                "New cashManagement/cashRequirements + readonly",
                "New fieldWorkOrderManagement/workOrderCallTypes + list readonly",
                "New fieldWorkOrderManagement/workOrderProblemCodes + list readonly",
                "New fieldWorkOrderManagement/workOrderStates + list readonly",
                "New fieldWorkOrderManagement/workOrderTypes + list readonly",
                "New fieldWorkOrderManagement/workOrders + list readonly",
                "New generalLedger/glAccountReconciliations + run",
                "New orderEntry/billingGroup + list readonly add modify delete",
            ],
            "accountsPayable/bills [list readonly add], outboundPaymentServices/paymentDefaults [readonly modify]",
            "{ Outbound Payment Services: read-only, fieldWorkOrderManagement: read-only }",
            "outboundPaymentServices/paymentDefaults [readonly]",
            "{ Vendor Payment Services: { paymentDefaults: [Edit] }, fieldWorkOrderManagement: { workOrders: [List] } }",
            "fieldWorkOrderManagement/workOrders [list], outboundPaymentServices/paymentDefaults [modify]"
        ),
    ];

    public static Release At(string name) => Since2023R4.Single(release => release.Name == name);

    /// <param name="changes">What is new, or stands in the place of what was; with a minus a permission or a module that is gone.</param>
    private static Release Of(
        string name,
        string before,
        string changes,
        ImmutableArray<string> difference,
        string all,
        string looking,
        string looks,
        string naming,
        string named
    )
    {
        var was = CatalogueText.Of(before);
        var lines = changes.Split('\n', StringSplitOptions.TrimEntries).ToLookup(line => line.StartsWith('-'));
        var gone = lines[true].Select(line => line[1..]).ToArray();
        var come = CatalogueText.Of(string.Join('\n', lines[false]));
        var stays = was.Entries.Where(entry =>
            come.Find(entry.Permission) is null
            && !gone.Contains(entry.Permission.Module)
            && !gone.Contains(entry.Permission.ToString())
        );
        var now = PermissionCatalogue.Of(stays.Concat(come.Entries), out _);
        return new(name, was, now, difference, all, looking, looks, naming, named);
    }
}
