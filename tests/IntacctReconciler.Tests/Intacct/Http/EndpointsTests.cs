using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Tests.Intacct.Http;

public sealed class EndpointsTests
{
    [Theory]
    [InlineData("https://api.intacct.com/ia/api/v1", "")]
    [InlineData("https://API.intacct.com/ia/api/v1/", "")]
    [InlineData("http://localhost:8080/ia/api/v1", "")]
    [InlineData("http://127.0.0.1/ia/api/v1", "")]
    [InlineData("http://[::1]:9/ia/api/v1", "")]
    [InlineData("http://[::ffff:127.0.0.1]/ia/api/v1", "")]
    [InlineData("https://127.0.0.1:8443/ia/api/v1", "")]
    [InlineData("https://api.intacct.com:443/ia/api/v1", "")]
    [InlineData("https://gateway.example./ia/api/v1", "gateway.example.")]
    [InlineData("https://b\u00fccher.example/ia/api/v1", "xn--bcher-kva.example")]
    [InlineData("https://gateway.example/ia/api/v1", "gateway.example")]
    [InlineData("https://gateway.example:8443/ia/api/v1", "other.example, gateway.example:8443")]
    [InlineData("https://gateway.example:8443/ia/api/v1", "https://gateway.example:8443/ia")]
    public void Credentials_go_to_Sage_to_this_machine_and_where_the_user_says(string endpoint, string allowed) =>
        Endpoints.Check(new(endpoint), [.. allowed.Split(',')]).AbsolutePath.Should().Be("/ia/api/v1");

    [Theory]
    [InlineData("https://api.intacct.com.evil.example/ia/api/v1", "", "IR8003")]
    [InlineData("https://evil.example/?x=api.intacct.com", "", "IR8001")]
    [InlineData("https://api.intacct.com:444/ia/api/v1", "", "IR8003")]
    [InlineData("https://api.intacct.com@evil.example/ia/api/v1", "", "IR8001")]
    [InlineData("http://api.intacct.com/ia/api/v1", "", "IR8002")]
    [InlineData("http://gateway.example/ia/api/v1", "gateway.example", "IR8002")]
    [InlineData("https://gateway.example:8443/ia/api/v1", "gateway.example", "IR8003")]
    [InlineData("https://localhost.evil.example/ia/api/v1", "", "IR8003")]
    [InlineData("https://evil.example/ia/api/v1", "*", "IR8003")]
    [InlineData("https://api.intacct.com./ia/api/v1", "", "IR8003")]
    [InlineData("https://\u0430pi.intacct.com/ia/api/v1", "", "IR8003")]
    [InlineData("https://xn--pi-6kc.intacct.com/ia/api/v1", "", "IR8003")]
    [InlineData("https://ap\u00adi.intacct.com/ia/api/v1", "", "IR8003")]
    [InlineData("https://api-intacct.com/ia/api/v1", "", "IR8003")]
    [InlineData("https://api.intacct.com.localhost/ia/api/v1", "", "IR8003")]
    [InlineData("https://intacct.com/ia/api/v1", "", "IR8003")]
    [InlineData("https://sub.api.intacct.com/ia/api/v1", "", "IR8003")]
    [InlineData("https://[2001:db8::1]/ia/api/v1", "", "IR8003")]
    [InlineData("https://user:word@127.0.0.1/ia/api/v1", "", "IR8001")]
    [InlineData("https://@api.intacct.com/ia/api/v1#x", "", "IR8001")]
    [InlineData("http://localhost./ia/api/v1", "", "IR8002")]
    [InlineData("http://localhost.evil.example/ia/api/v1", "", "IR8002")]
    [InlineData("http://127.0.0.1.evil.example/ia/api/v1", "", "IR8002")]
    [InlineData("http://foo.localhost/ia/api/v1", "", "IR8002")]
    [InlineData("http://0.0.0.0/ia/api/v1", "", "IR8002")]
    [InlineData("http://[::]/ia/api/v1", "", "IR8002")]
    [InlineData("http://10.0.0.1/ia/api/v1", "10.0.0.1", "IR8002")]
    [InlineData("https://evil.gateway.example/ia/api/v1", "gateway.example", "IR8003")]
    [InlineData("https://gateway.example.evil.example/ia/api/v1", "gateway.example", "IR8003")]
    [InlineData("https://gateway.example/ia/api/v1", "http://gateway.example", "IR8003")]
    [InlineData("https://evil.example/ia/api/v1", "https://", "IR8003")]
    [InlineData("https://evil.example/ia/api/v1", ".example", "IR8003")]
    [InlineData("ftp://api.intacct.com/ia/api/v1", "", "IR8001")]
    [InlineData("file:///ia/api/v1", "", "IR8001")]
    public void And_nowhere_else(string endpoint, string allowed, string code)
    {
        var check = () => Endpoints.Check(new(endpoint), [.. allowed.Split(',')]);

        check.Should().Throw<CompanyException>().Which.Code.Should().Be(code);
    }

    [Theory]
    [InlineData("https://api.intacct.com\\@evil.example/ia/api/v1")]
    [InlineData("https://api.intacct.com%2eevil.example/ia/api/v1")]
    [InlineData("https://api.in\ttacct.com/ia/api/v1")]
    [InlineData("https:///api.intacct.com/ia/api/v1")]
    public void What_other_programs_would_read_in_another_way_is_no_address(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out _).Should().BeFalse();

    [Theory]
    [InlineData("http://127.0.0.1:8080/ia/api/v1", false)]
    [InlineData("http://localhost:8080/ia/api/v1", false)]
    [InlineData("http://[::1]:8080/ia/api/v1", false)]
    [InlineData("https://api.intacct.com/ia/api/v1", true)]
    public void No_proxy_carries_away_what_is_for_this_machine(string endpoint, bool proxy)
    {
        using var network = IntacctConnection.Network(
            new("ACME", new("client", "secret", "user")) { Endpoint = new(endpoint) }
        );

        network.UseProxy.Should().Be(proxy);
        network.AllowAutoRedirect.Should().BeFalse();
    }
}
