using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Tests.Resolving;

public sealed class NewUserTests
{
    [Theory]
    [InlineData(
        "{ first: Dublin, last: Clerk }",
        "Clerk, Dublin",
        "first=Dublin last=Clerk printAs=Dublin Clerk email=n@acme.example"
    )]
    [InlineData("{ first: Sync, last: Sync }", "Sync", "first=Sync last=Sync printAs=Sync email=n@acme.example")]
    public void A_contact_that_does_not_exist_is_made(string contact, string id, string fields)
    {
        var desired = Resolved.Of(New(contact));
        desired.Users[0].Fields["contact"].Value.Should().Be(new FieldValue.Text(id));
        desired.Contacts.Should().ContainSingle().Which.Id.Should().Be(id);
        Written(desired.Contacts[0]).Should().Be(fields);
    }

    [Theory]
    [InlineData("{ first: Leeds, last: Clerk }", "Clerk, Leeds")]
    [InlineData("{ id: \"Jones, Bob\" }", "Jones, Bob")]
    public void A_contact_that_is_surely_the_same_is_used(string contact, string id)
    {
        var desired = Resolved.Of(New(contact));
        desired.Users[0].Fields["contact"].Value.Should().Be(new FieldValue.Text(id));
        desired.Contacts.Should().BeEmpty();
    }

    [Fact]
    public void Of_a_user_that_exists_the_contact_is_not_looked_at()
    {
        var desired = Resolved.Of("users: { clerk1: { contact: { id: Nobody }, name: Clerk } }");
        desired.Users[0].Fields.Keys.Should().Equal("name");
        desired.Contacts.Should().BeEmpty();
    }

    [Fact]
    public void Two_new_users_may_share_a_new_contact()
    {
        var user =
            "{ email: x@acme.example, contact: { first: A, last: B }, type: business, entities: all, roles: [AP clerk] }";
        Resolved.Of($"users:\n  n1: {user}\n  n2: {user}").Contacts.Should().ContainSingle();
    }

    [Fact]
    public void A_user_who_shall_be_absent_and_is_not_there_is_no_error()
    {
        var leaver = Resolved.Of("users: { leaver1: { state: absent, owner: cfo, ticket: CHG-1 } }").Users[0];
        leaver.Presence.Should().Be(IntacctReconciler.Declarations.Presence.Absent);
        leaver.Fields.Should().BeEmpty();
        (leaver.Owner, leaver.Ticket).Should().Be(("cfo", "CHG-1"));
    }

    private static string New(string contact) =>
        $"users: {{ new1: {{ email: n@acme.example, contact: {contact}, type: business, entities: all, roles: [AP clerk] }} }}";

    private static string Written(DesiredObject contact) =>
        string.Join(
            ' ',
            Fields
                .Contact.Where(field => contact.Fields.ContainsKey(field.Name))
                .Select(field => $"{field.Name}={((FieldValue.Text)contact.Fields[field.Name].Value).Value}")
        );
}
