namespace IntacctReconciler.Simulator.Schema;

/// <summary>The three long enumerations of the contract.</summary>
internal static class LongVocabularies
{
    /// <summary>What a permission may be granted for (74 documented values).</summary>
    public static readonly Vocabulary AccessRights = Words(
        """
        ach achSetup add addExpense apiProxy approvalLevel1 approvalLevel2 approvalLevel3 approvalLevel4
        approvalLevel5 approvalLevel6 authorize cancel calendar clone close config confirm delete deleteExpense edit
        editExpense enable export final financial group ignore import impersonate level1 level2 level3 level4 level5
        level6 list listExpenses manualMatch mapAccount menu modify offsetAccount open overrideException permission
        post print readonly readonlyExpense receipts reclass reclassExpense reconcile refresh release reopen report
        resend reversalEdit reverse reverseExpense run statutoryReportingPeriod submit subscribe template uncancel
        unmask upload view viewAll void reassignDimensions
        """
    );

    /// <summary>The applications that permissions belong to (76 documented values).</summary>
    public static readonly Vocabulary Modules = Words(
        """
        accountsPayable accountsReceivable administration advancedAuditTrail aiMachineLearning avalaraTax budgets
        cashManagement company console consolidation construction constructionPayroll contracts
        customizationServices dataDeliveryService dataImport digitalBoardBook digitalNetworkSync dimensionSync
        dynamicAllocations eInvoicing externalServicesProvider fixedAssets generalLedger globalTransactionSecurity
        intacctCollaborate intacctSalesforceIntegration intacctSalesforceIntegrationV2 interactiveCustomReportWriter
        interactiveVisualExplorer inventoryApplications inventoryControl managementConsole
        managementConsoleConsolidation msTeamsIntegration multiEntity myAccounting myClients myPractice orderEntry
        outboundPaymentServices outsourcedPaymentServices paymentServices projects purchasing quickbooksMigration
        realEstate revenueManagement saasMetrics sageCloudServices sageCopilotCloseAssistant
        sageIntacctBudgetingAndPlanningConnector sagePeople siCollaboration siFundRaising smartTransaction
        spendManagement suppliesInventory taxExport taxes expenses vendorCompliance webServices
        wellsFargoPaymentManager loanManagement budgetVsActual depositoryManagement time siEMRConnect closeWorkspace
        paymentAcceptanceServices fieldWorkOrderManagement taxServices financeIntelligenceAgent
        managementConsoleReporting
        """
    );

    /// <summary>Permission names; the same name occurs in several modules (584 documented values).</summary>
    public static readonly Vocabulary PermissionNames = Words(
        """
        1099Reports aatrix accessLog accountAllocationDefinitions accountAllocationGroups accountGroups
        accountMappingStatus accountTitleByEntity accountingEntriesFile accountingPeriods accounts accumulationTypes
        achBankConfigurations achFileGenerator achPaymentFile addToCheckRun adjustAccount adjustedAvailableCash
        adjustingJournalEntries adjustmentJournals adjustments affiliateEntityGroups aisle analysisAndReporting
        apAccountLabels apAdvances apAmortizationForecastReport apAmortizationTemplate apBillsApprovalLevels
        apLedger apOpenItemsRevaluationReport apReleaseRetainage apTerms applicationAdministration applicationSetup
        applicationSubscriptions applyPenalties approveBills approveExpenses approveJournalEntries approvePayments
        approvePurchaseTransaction approveReimbursements approveTimesheets approveVendors arAccountLabelTaxGroups
        arAccountLabels arAmortizationForecastReport arAmortizationTemplate arLedger arOpenItemsRevaluationReport
        arReleaseRetainage arTerms archive assignmentCategories assignmentConstraints assignmentDependents
        assignmentStatus assignments assuranceDocuments attachmentFolders attachments auditLog automatedTransactions
        bankAccounts bankCheckRegister bankFeeds bankFile bankFileGenerator bankInterestAndCharges
        bankTransactionAssignmentRules bankTransactionRuleSets bankTransactionRules bankTransactions
        billBackTemplates billPercentageRent billingGroup billingGroupInvoicePreview billingGroupInvoiceRuns
        billingTemplate bills bin binFace binSize books budgetVariance budgets buildAndDisassembleKits
        bulkActionRuns caDe542Report cancelService cashAnalysis cashBalances cashRequirements changeRequestStatus
        changeRequestTypes changeRequests chargeCardAccounts chargeCardRegister chargeCardTransactions chargePayoffs
        checkReconciliation checkRegister checkRun checkRunDetail checkingAccounts checklistCategories checklistItem
        checklistOptions checklistStatus checklists checks class classGroups classId clearCompanyData clients
        closeAnalytics closeAssistant closeChecklistTemplateTasks closeChecklistTemplates closeChecklists
        closeDashboard closeTaskCategories closeTaskTemplates closeTasks closeTemplateCategories cloudStorage
        cmRevaluationReport companyInformationMyPractice companySetupChecklist compensationTables complianceRecords
        complianceSetup configuration consolidateStructure consolidateSubsidiaryData constructionReporting
        consumerPriceIndexEscalations contactTaxGroup contacts contract contractBillingTemplate
        contractComplianceChecklist contractComplianceTaskItem contractExpenseTemplate contractGroups
        contractMEAPriceList contractPriceList contractRevenueTemplate contractTypes contracts contributions
        costCodeOverrides costTypeGroups costTypes costingChanges coverLetters creditCardChargesAndOtherFees
        customApplicationsWithUserDefinedDimensions customReports customerAgingReportsGraphs customerBacklog
        customerBankAccounts customerCardAccounts customerGLGroups customerGroups customerListReport
        customerReconciliation customerTypes customers cycleCounts dashboard dataDeliveryService datevDataExport
        deferredRevenueDetails deferredRevenueForecast deferredRevenueForecastGraph deferredRevenueRevaluationReport
        departmentActivityReport departmentGroups departmentId departmentMappingStatus departments deposits
        depositsRegister documentNumbering drillDownToAllTransactionsFromReports dunningLevels eReports earningTypes
        electronicReceipts emailDeliveryLog emailTemplates employeeAgingReportsGraphs employeeGroups
        employeeOutOfOffice employeePositions employeeRates employeeTypes employees entities entity escalations
        estimateTypes evergreenTemplates exchangeRate exchangeRateTypes executiveSummary expenseAdjustments
        expenseApprovalLevels expenseLedger expensePaymentTypes expenseRecovery expenseSummaries expenseTypes
        exportClientTaxData extendedGeneralLedger externalAuthorizations fairValuePriceListEntry fairValuePriceLists
        financeIntelligenceAgentAccess financialContexts financialInstitution financials form1099 fulfillment
        fundsTransfers gaapAdjustingEntries gaapAdjustmentJournals ganttChart generalLedger
        generalLedgerRevaluationReport generateAllocation generateInvoices generateLateCharges generateReceipt
        generateScheduledCharges glAccountId glDynamicAccountReclassificationReport glMatching glMatchingActivity
        goBDDataExport grantAdminRights graphs hourTypes imports individualCharges initialOpenItems
        interEntityAccountMapping interEntityTransactions interactiveAccountGroups interactiveCustomReports
        interactiveDataVisualizationReports interactiveReportAreas interactiveReportsMasterConsumerRole
        interestrates inventoryAnalysis inventoryControlSetup inventoryCosting inventoryCycles inventoryFulfillment
        inventoryJournal inventoryRecurring inventoryRegister inventoryReorders inventorySelfHelp inventoryStatus
        inventoryTotals inventoryTransactionDefinitions inventoryTransactions inventoryValuation invoicePolicies
        invoices itemActivity itemGLGroups itemGroups itemProfitability itemTaxGroups items jobs
        journalActivityReport journalEntries journalEntryMappingLink journals kitAnalysis laborClasses laborShifts
        laborUnions landedCostAdjustment landedCostsCategory leaseRenewal leases linkSubsidiaries loanTypes loans
        locationActivityReport locationGroups locationMappingStatus locations lotCategory lotTracking
        maintainInventoryValuation manageBooks manageContributions managePayments managePlan
        manageProjectBillableExpenses manageResourceSchedules manageSchedules manageSupplies manageTimesheets
        managementCompanies managementFees managersAndBrokers mandates manualPayment mapReportingInstance
        meaAllocation memorizedEntryTemplates memorizedReportGroups memorizedReports messages
        multiCurrencyProcessing myExpenses myTimesheets notes offlineJobQueue opsbidBills orderAnalysis
        orderEntrySetup orderEntryStatus orderEntryTransactionDefinitions orderEntryTransactions otherReceipts
        ownerDistribution ownerInformation ownershipStructure partnerSyncEvents payBills payGroups payInAdvance
        paymentAccountInformation paymentDefaults paymentExchangeRateInformation paymentManagerPayments
        paymentRequests payments payrollReportCheck payrollReportCheckSummary payrollReportCompensationTable
        payrollReportEmployee payrollReportGrossPay payrollReportHourType payrollReportPTOAccrualSchedule
        payrollReportPayGroup payrollReportPayModifier payrollReportPayModifierSetup payrollReportPtoActivity
        payrollReportPtoType payrollReportTax payrollReportTaxSetup payrollReportTimecard
        payrollReportTimecardReport payrollReportTrade payrollReportUnionLocal pendingReimbursements period
        periodMappingStatus physicalInventory pickEngagements pickList pickingList planStatement
        poTransactionDefinitions positionsAndSkills postExpenseReports postScheduledTransactions postTemplates
        postedAdvances postedPayments postedReimbursements preferences preparerSignoff priceListEntry priceLists
        priceSchedules printChecks printEMailDocuments printEMailDunningNotice printEMailInvoices
        printEMailStatements printPaymentCopies printedDocumentTemplates priorPeriodCogsAdjustments
        processContractSchedules productLine productLines projectChangeOrders projectContractInvoicing
        projectContractRateTables projectContractTypes projectContracts projectDetailReporting projectEstimates
        projectExpenses projectGroups projectResources projectStatus projectTransactions projectTypes projects
        properties ptoAccrualSchedules ptoTypes purchasePriceVarianceInvoicePriceVariance purchasingAnalysis
        purchasingApprovalLevels purchasingRecurring purchasingSetup purchasingTransaction purchasingTransactions
        quickCheckEntry quickDeposits receiptHistory receiptsRegister receiveAdvances reclassificationReport
        reconcileBank reconcileCharges reconcileCreditCard recoveryTemplates recurringAllocations recurringBills
        recurringInvoices recurringJournalEntries recurringSchedules recurringStatisticalJournalEntries
        recurringTransactionForecast recurringTransactionStatus recurringTransactions refunds releaseToPay
        renewalTemplates renewalsForecast replenishInventory replenishmentFluctuatingForecasts reporting
        reportingAccounts reportingAccountsMappingReport reportingCategories reportingPeriods reports
        requestSupplies restrictionRelease revenueRecognitionCategory revenueRecognitionSchedule
        revenueRecognitionTemplate revenueSummaries revenueTxnEntries reverseConversions reviewNote reviewerSignoff
        rolesPermissionsReport row ruleSetPerformanceLog runConsolidations saasChangeType saasSchedule
        saasScheduleEntry salesAnalysis salesEntry salesRecurring salesTaxReport salesforceSyncJobs
        salesforceSynchronizationReport salesforceSynchronizationStatus sandbox savingsAccounts selectToReimburse
        sendgridEmailDeliveryLog serialMask serialTracking serviceAuthorizations sharedLimits shipmentHistory
        shippingMethods smartEventJobs spendInsight staffTimesheets standardCostTypes standardTasks
        statisticalAccountId statisticalAccountMappingStatus statisticalAccounts statisticalAdjustingJournalEntries
        statisticalAdjustingJournals statisticalJournalEntries statisticalJournals
        statisticalMemorizedEntryTemplates subledgerAndScmCombinedObjects subscriptionUsage subsidiaryAccounts
        subsidiaryDepartments subsidiaryLocations subsidiaryReportingPeriods subsidiaryStatisticalAccounts summaries
        support switchToConsole switchToManagementConsole switchToMyAccounting systemPayModifiers
        t5018ReportForCanada taskGroups taskResources taskTypes tasks taxAdjustingEntries taxAdjustmentJournals
        taxAuthority taxDetail taxDetailBox taxReciprocity taxRecords taxReport taxSchedule taxScheduleMap
        taxSolutions taxSubmissions taxablePaymentsAnnualReport taxes taxesLink templates tenantConfiguration
        tenantchargeback tenantledger tenants tenantstatement territories territoryGroups timeCards timePreferences
        timeSources timeTypes timesheetRules trades transactionAllocations transactionCurrencies transactionRule
        transactionTemplates trialBalance triggerLogs unions units unitsOfMeasure usageAndMetrics userDefinedBooks
        userDefinedJournalEntries userDefinedJournals users vendorAgingReportsGraphs vendorException vendorGLGroups
        vendorGroups vendorInsuranceReport vendorReconciliation vendorTypes vendors viewAllocationLog viewMyClients
        viewMyServiceAuthorizations warehouseGroups warehouseTransfer warehouses wipManagement wipRelief
        workOrderCallTypes workOrderGroups workOrderProblemCodes workOrderStates workOrderTypes workOrders zone
        """
    );

    private static Vocabulary Words(string text) =>
        new(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
