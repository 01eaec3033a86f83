using IntacctReconciler.Company;
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
    [InlineData("ftp://api.intacct.com/ia/api/v1", "", "IR8001")]
    [InlineData("file:///ia/api/v1", "", "IR8001")]
    public void And_nowhere_else(string endpoint, string allowed, string code)
    {
        var check = () => Endpoints.Check(new(endpoint), [.. allowed.Split(',')]);

        check.Should().Throw<CompanyException>().Which.Code.Should().Be(code);
    }
}
