using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Intacct.Reading;

/// <summary>Whatever goes wrong with whatever request: the company is read as it is, or not at all.</summary>
public sealed class ReadFaultTests
{
    private const Facets Read = Facets.Everything & ~(Facets.Catalogue | Facets.UserGrants);

    public static TheoryData<string> Faults => new(Kinds.Keys);

    private static Dictionary<string, Fault> Kinds { get; } =
        new(StringComparer.Ordinal)
        {
            ["forbidden"] = new Fault.Error(403, "forbidden", "no"),
            ["not found"] = new Fault.Error(404, "notFound", "no"),
            ["refused in a success"] = new Fault.Error(200, "operationFailed", "no") { Envelope = "B" },
            ["internal"] = Fault.Internal(),
            ["throttled"] = Fault.Throttled(429, 3),
            ["time-out"] = new Fault.TimeOut(true),
            ["reset"] = new Fault.Reset(false),
            ["truncated page"] = new Fault.Page(PageFault.Truncated),
            ["shifted page"] = new Fault.Page(PageFault.Shifted),
            ["duplicated page"] = new Fault.Page(PageFault.Duplicated),
            ["expired token"] = new Fault.ExpiredToken(),
            ["html"] = new Fault.Html(200),
            ["html 502"] = new Fault.Html(502),
            ["content type"] = new Fault.ContentType("text/plain"),
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_never_makes_the_company_smaller(string kind)
    {
        using var well = Rig.Acme();
        var whole = await well.ReadAsync(Read);
        var requests = well.Company.Calls.Count;
        for (var call = 1; call <= requests; call++)
        {
            foreach (var lasting in new[] { false, true })
            {
                using var rig = well.Again();
                var before = rig.Company.Calls.Count;
                rig.Company.Faults.Clear();
                for (var n = call; n <= (lasting ? call + 40 : call); n++)
                    rig.Company.Faults.OnCall(before + n, Kinds[kind]);
                try
                {
                    var read = await rig.ReadAsync(Read);
                    read.Users.Should().Equal(whole.Users);
                    read.Roles.Should().Equal(whole.Roles);
                    read.Groups.Should().Equal(whole.Groups);
                    read.Entities.Should().Equal(whole.Entities);
                    read.OffersMembers.Should().BeTrue();
                }
                catch (CompanyException failure)
                {
                    failure.Message.Should().NotBeEmpty();
                }
            }
        }
    }
}
