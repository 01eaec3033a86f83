using IntacctReconciler.Declarations;

namespace IntacctReconciler.Tests.Declarations;

public sealed class FleetFileTests
{
    private const string Whole = """
        version: 1
        base: [base/roles.yaml, base/controls.yml]
        vars: { domain: acme.example, region: world, floor: 2 }
        companies:
          ACME-US: { file: us.yaml, vars: { region: us } }
          ACME-UK: { file: over/uk.yaml, connection: { credentials: { read: UK_RO, apply: UK_RW } } }
          ACME-FR: {}
          200: { connection: { simulator: two.json } }
        """;

    [Fact]
    public void Companies_stand_in_the_order_of_the_file_with_what_is_said_of_each()
    {
        var fleet = FleetReading.Clean(Whole);
        fleet.Base.Select(path => path.Value).Should().Equal("base/roles.yaml", "base/controls.yml");
        fleet.Companies.Select(one => one.Id.Value).Should().Equal("ACME-US", "ACME-UK", "ACME-FR", "200");
        fleet.Companies.Select(one => one.File?.Value).Should().Equal("us.yaml", "over/uk.yaml", null, null);
        fleet.Companies[1].Connection!.ReadCredentials!.Value.Value.Should().Be("UK_RO");
        fleet.Companies[1].Connection!.ApplyCredentials!.Value.Value.Should().Be("UK_RW");
        fleet.Companies[3].Connection!.Simulator!.Value.Value.Should().Be("two.json");
    }

    [Fact]
    public void The_variables_of_a_company_win_over_those_of_all()
    {
        var fleet = FleetReading.Clean(Whole);
        Texts(fleet, 0).Should().Equal("domain=acme.example", "floor=2", "region=us");
        Texts(fleet, 2).Should().Equal("domain=acme.example", "floor=2", "region=world");
    }

    [Fact]
    public void Every_value_knows_its_place()
    {
        var fleet = FleetReading.Clean(Whole);
        fleet.Companies[1].Id.At.ToString().Should().Be("fleet.yaml:6:3");
        fleet.Companies[1].File!.Value.At.ToString().Should().Be("fleet.yaml:6:20");
        fleet.VarsOf(fleet.Companies[0])["region"].At.ToString().Should().Be("fleet.yaml:5:45");
    }

    [Fact]
    public void A_file_that_breaks_off_gives_no_fleet() =>
        FleetReading.Of("version: 1\ncompanies:\n  ACME-US: { file: us.yaml\n").File.Should().BeNull();

    private static IEnumerable<string> Texts(FleetFile fleet, int company) =>
        fleet
            .VarsOf(fleet.Companies[company])
            .Select(one => $"{one.Key}={one.Value.Value}")
            .Order(StringComparer.Ordinal);
}
