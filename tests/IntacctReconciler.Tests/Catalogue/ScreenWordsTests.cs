using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Catalogue;

public sealed class ScreenWordsTests
{
    private static readonly ScreenWords Words = ScreenWords.Shipped;

    [Fact]
    public void Every_documented_module_has_a_word_that_reads_back_as_it()
    {
        var modules = MaintainedFile.Lines("tests/IntacctReconciler.Tests/Catalogue/Enums/modules.txt");
        modules.Should().HaveCount(76);
        foreach (var module in modules)
        {
            var word = Words.Print(module);
            word.Should().NotBe(module);
            Words.Modules(word).Should().Equal(module);
            Words.Modules(module).Should().Equal(module);
        }
    }

    [Fact]
    public void The_words_of_modules_name_each_module_of_the_contract_once() =>
        MaintainedFile
            .Lines("src/data/words.modules.tsv")
            .Skip(1)
            .Select(line => line.Split('\t')[0])
            .Should()
            .Equal(
                MaintainedFile
                    .Lines("tests/IntacctReconciler.Tests/Catalogue/Enums/modules.txt")
                    .Order(StringComparer.Ordinal)
            );

    [Fact]
    public void Every_permission_prints_as_a_word_that_reads_back_as_it()
    {
        foreach (var entry in ShippedCatalogue.Load().Entries)
        {
            var (module, name) = (entry.Permission.Module, entry.Permission.Name);
            var word = Words.Print(entry.Permission);
            word.Should().MatchRegex("^[A-Z0-9]", "of {0}", entry.Permission);
            Words.Permissions(module, word).Should().Equal([entry], "of {0} in {1}", word, module);
            Words.Permissions(module, name).Should().Equal([entry]);
        }
    }

    [Fact]
    public void No_two_words_or_names_of_a_module_are_equal_once_case_and_spacing_are_ignored()
    {
        foreach (var row in ShippedCatalogue.Rows)
        {
            foreach (var word in row.Words)
                Words
                    .Permissions(row.Permission.Module, word)
                    .Select(entry => entry.Permission)
                    .Should()
                    .Equal([row.Permission], "of {0}", word);
        }
    }

    [Theory]
    [InlineData("Accounts Payable", "AP terms", "accountsPayable/apTerms")]
    [InlineData("Accounts Payable", "AP Terms", "accountsPayable/apTerms")]
    [InlineData("Accounts Payable", "Terms", "accountsPayable/apTerms")]
    [InlineData(
        "accounts payable",
        "Taxable payments annual report (TPAR)",
        "accountsPayable/taxablePaymentsAnnualReport"
    )]
    [InlineData("Administration", "Usage insights", "administration/usageAndMetrics")]
    [InlineData("Cash Management", "Credit card accounts", "cashManagement/chargeCardAccounts")]
    [InlineData("Company", "Inter-entity account mapping", "company/interEntityAccountMapping")]
    [InlineData("Contracts", "Contract", "contracts/contract")]
    [InlineData("General Ledger", "GL account numbers", "generalLedger/glAccountId")]
    [InlineData("General Ledger", "GoBD export", "generalLedger/goBDDataExport")]
    [InlineData("generalLedger", "journalEntries", "generalLedger/journalEntries")]
    [InlineData("Order Entry", "Product line", "orderEntry/productLine")]
    [InlineData("Vendor Payment Services", "Cancel service", "outboundPaymentServices/cancelService")]
    public void Words_of_the_screens_are_understood(string module, string name, string expected)
    {
        var only = Words.Modules(module).Should().ContainSingle().Which;
        Words.Permissions(only, name).Should().ContainSingle().Which.Permission.ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData("My timesheets", "time/myTimesheets")]
    [InlineData("My expenses", "expenses/myExpenses")]
    [InlineData("selectToReimburse", "expenses/selectToReimburse")]
    public void Time_and_Expenses_is_decided_by_the_permission(string name, string expected)
    {
        foreach (var text in new[] { "Time and Expenses", "Time & Expenses", "timeAndExpenses" })
        {
            Words.Modules(text).Should().BeEquivalentTo("time", "expenses");
            Words
                .Modules(text)
                .SelectMany(module => Words.Permissions(module, name))
                .Should()
                .ContainSingle()
                .Which.Permission.ToString()
                .Should()
                .Be(expected);
        }
    }

    [Fact]
    public void A_name_that_only_nearly_matches_is_offered_and_not_taken()
    {
        Words.Modules("Acounts Payable").Should().BeEmpty();
        Words.NearestModule("Acounts Payable").Should().Be("Accounts Payable");
        Words.NearestModule("acountsPayable").Should().Be("accountsPayable");
        Words.Permissions("accountsPayable", "Bils").Should().BeEmpty();
        Words.NearestPermission("accountsPayable", "Bils").Should().Be("Bills");
        Words.NearestPermission("accountsPayable", "Aprove bills").Should().Be("Approve bills");
    }

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("*")]
    [InlineData("\u202E")]
    public void Text_without_letters_or_digits_means_nothing(string text)
    {
        Words.Modules(text).Should().BeEmpty();
        Words.Permissions("accountsPayable", text).Should().BeEmpty();
    }

    [Fact]
    public void A_permission_of_another_module_is_found_for_the_hint() =>
        Words
            .Elsewhere("generalLedger", "Pay bills")
            .Should()
            .Equal(Permission.Standard("accountsPayable", "payBills"));

    [Theory]
    [InlineData("apLedger", "AP ledger")]
    [InlineData("customerGLGroups", "Customer GL groups")]
    [InlineData("ptoTypes", "PTO types")]
    [InlineData("t5018Report", "T5018 report")]
    [InlineData("saasSchedule", "SaaS schedule")]
    [InlineData("units", "Units")]
    [InlineData("1099Forms", "1099 forms")]
    public void A_name_without_a_known_word_reads_as_words(string name, string expected) =>
        Of(("newModule", name)).Print(Permission.Standard("newModule", name)).Should().Be(expected);

    [Fact]
    public void What_only_this_company_offers_is_read_and_printed_too()
    {
        var words = Of(("quantumLedger", "apSuperPosition"));
        words.Modules("Quantum ledger").Should().Equal("quantumLedger");
        words.Print("quantumLedger").Should().Be("Quantum ledger");
        words.Permissions("quantumLedger", "AP super position").Should().ContainSingle();
        words.NearestModule("quantumLegder").Should().Be("quantumLedger");
    }

    [Fact]
    public void Names_that_differ_only_in_case_are_told_apart_by_their_tokens_alone()
    {
        var words = Of(("m", "thing"), ("m", "Thing"), ("m", "thinG"));
        words.Permissions("m", "THING").Should().HaveCount(3);
        words.Permissions("m", "thing").Should().ContainSingle().Which.Permission.Name.Should().Be("thing");
        words.Print(Permission.Standard("m", "thinG")).Should().Be("thinG");
    }

    [Fact]
    public void Permissions_of_custom_applications_print_by_their_own_name()
    {
        var payment = new Permission(PermissionKind.Application, "J.P. Morgan Pay", "vendorPayment", "objects");
        Words.Print(payment).Should().Be("vendorPayment");
    }

    private static ScreenWords Of(params (string Module, string Name)[] permissions) =>
        new(
            PermissionCatalogue.Of(
                permissions.Select(x => new CatalogueEntry(
                    Permission.Standard(x.Module, x.Name),
                    Sections.ActivitiesAndLists,
                    Rights.Of("list")
                )),
                out _
            )
        );
}
