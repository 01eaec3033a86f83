using System.Text.Json;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Tests.Intacct.Http;

public sealed class EnvelopeTests
{
    private const string Full = """
        {"code":"invalidRequest","message":"Payload contains errors","errorId":"REST-1064","supportId":"s1",
         "additionalInfo":{"messageId":"IA.PAYLOAD_CONTAINS_ERRORS","placeholders":{},"propertySet":{}},
         "details":[{"code":"invalidRequest","errorId":"REST-1043","message":"/newDate is not a valid field","target":"/newDate","correction":"Leave it out."}]}
        """;

    public static TheoryData<string> Forms =>
        new(
            $$$$"""{"ia::error":{{{{Full}}}},"ia::meta":{"totalCount":1,"totalSuccess":0,"totalError":1}}""",
            $$$$"""{"ia::error":{{{{Full}}}}}""",
            $$$$"""{"ia::result":{"ia::error":{{{{Full}}}}},"ia::meta":{"totalCount":1}}""",
            $$$$"""{"ia::result":{"ia::error":{{{{Full}}}},"ia::meta":{"totalCount":1}}}""",
            $$$$"""{"error":{{{{Full}}}}}"""
        );

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_gives_the_same_error(string json)
    {
        foreach (var status in new[] { 200, 400, 422 })
        {
            var error = Envelope.ErrorOf(status, JsonDocument.Parse(json).RootElement)!;

            error
                .Should()
                .BeEquivalentTo(
                    new
                    {
                        Status = status,
                        Code = "invalidRequest",
                        ErrorId = "REST-1064",
                        MessageId = "IA.PAYLOAD_CONTAINS_ERRORS",
                        SupportId = "s1",
                    }
                );
            error.Details.Should().ContainSingle().Which.Target.Should().Be("/newDate");
            error
                .Words.Should()
                .Be(
                    "Payload contains errors: /newDate is not a valid field Leave it out. (invalidRequest, REST-1064, REST-1043)"
                );
        }
    }

    [Theory]
    [InlineData(
        """{"ia::error":{"code":"GW-0010","message":"API rate limit exceeded","details":{"requestId":"r7"}}}""",
        "GW-0010",
        "r7"
    )]
    [InlineData("""{"error":"invalid_grant"}""", "invalid_grant", null)]
    [InlineData("""{"error":"invalid_client","error_description":"no"}""", "invalid_client", null)]
    [InlineData("""{"ia::error":{"code":"x","supportId":12}}""", "x", "12")]
    [InlineData("""{"ia::error":"plain"}""", null, null)]
    [InlineData("""{"ia::error":null}""", null, null)]
    [InlineData("""{"ia::error":{"code":["odd"],"details":["a",null,3]}}""", null, null)]
    public void Odd_forms_are_errors_too(string json, string? code, string? support)
    {
        var error = Envelope.ErrorOf(400, JsonDocument.Parse(json).RootElement)!;

        error.Code.Should().Be(code);
        error.SupportId.Should().Be(support);
        error.Words.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("""{"ia::result":[],"ia::meta":{}}""")]
    [InlineData("""{"ia::result":{"key":"1"}}""")]
    [InlineData("""[]""")]
    [InlineData("""3""")]
    public void What_is_no_error_is_none(string json) =>
        Envelope.ErrorOf(200, JsonDocument.Parse(json).RootElement).Should().BeNull();

    [Theory]
    [InlineData("""{"key":"1","ia::status":200}""", null)]
    [InlineData("""{"key":"1"}""", null)]
    [InlineData("""{"ia::status":404,"ia::error":{"code":"notFound"}}""", 404)]
    [InlineData("""{"ia::status":422,"ia::result":{"ia::error":{"code":"operationFailed"}}}""", 422)]
    [InlineData("""{"ia::status":500}""", 500)]
    [InlineData("""{"ia::error":{"code":"x"}}""", 200)]
    public void Items_of_a_batch_stand_for_themselves(string json, int? status) =>
        Envelope.ErrorOfItem(JsonDocument.Parse(json).RootElement)?.Status.Should().Be(status);
}
