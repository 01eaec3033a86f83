using System.Text;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Tests.Declarations;

public sealed class ReadingTests
{
    [Fact]
    public void Plain_words_and_numbers_are_ids_as_written()
    {
        var file = Reading.Clean(
            $"{Reading.Head}users: {{ 200: {{ departments: [off, 200, UK-01, 1.5, no, 2027-01-31] }} }}"
        );
        file.Users[0].Id.Should().Be("200");
        file.Users[0]
            .Departments!.Only!.Value.Select(id => id.Value)
            .Should()
            .Equal("off", "200", "UK-01", "1.5", "no", "2027-01-31");
    }

    [Fact]
    public void What_needs_quotes_is_taken_in_quotes()
    {
        var file = Reading.Clean(
            $"{Reading.Head}users: {{ \"true\": {{ departments: ['0123', \"null\", !!str 0x1F] }} }}"
        );
        file.Users[0].Id.Should().Be("true");
        file.Users[0].Departments!.Only!.Value.Select(id => id.Value).Should().Equal("0123", "null", "0x1F");
    }

    [Fact]
    public void An_alias_stands_for_what_its_anchor_names_also_in_another_section()
    {
        var file = Reading.Clean(
            $"{Reading.Head}groups: {{ G: {{ roles: &r [A, B] }} }}\nusers: {{ u: {{ roles: *r }} }}"
        );
        file.Users[0].Roles!.Items.Select(item => item.Id).Should().Equal("A", "B");
    }

    [Fact]
    public void A_section_with_an_anchor_is_read_like_any_other() =>
        Reading.Clean($"{Reading.Head}roles: &all {{ A: {{}}, B: {{}} }}").Roles.Should().HaveCount(2);

    [Fact]
    public void The_order_of_the_sections_does_not_matter() =>
        Reading
            .Clean("users: { u: {} }\ngroups: {}\npermissionModel: role-based\ncompany: ACME\nversion: 1\n")
            .Users.Should()
            .ContainSingle();

    [Fact]
    public void Diagnostics_come_in_the_order_of_the_file() =>
        Reading
            .Of($"users: {{ u: {{ x: 1 }} }}\ny: 1\n{Reading.Head}z: 1\n")
            .Found.Select(diagnostic => diagnostic.At!.Value.Line)
            .Should()
            .BeInAscendingOrder()
            .And.HaveCount(3);

    [Fact]
    public void A_file_with_errors_still_gives_what_could_be_read()
    {
        var (file, found) = Reading.Of($"{Reading.Head}users: {{ a: {{ nmae: x }}, b: {{ name: B }} }}");
        found.Should().ContainSingle();
        file!.Users.Should().HaveCount(2);
    }

    [Fact]
    public void A_file_that_breaks_off_gives_nothing() =>
        Reading.Of($"{Reading.Head}users: {{ a: {{}}, b: [").File.Should().BeNull();

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        var problems = new Problems();
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Reading.Head)];
        AccessFileReader.Read(new("access.yaml"), bytes, problems).Should().NotBeNull();
        problems.Found.Should().BeEmpty();
    }

    [Fact]
    public void Both_credentials_are_the_one_that_is_named()
    {
        var connection = Reading.Clean($"{Reading.Head}connection: {{ credentials: ACME }}").Connection!;
        connection.ReadCredentials!.Value.Value.Should().Be("ACME");
        connection.ApplyCredentials!.Value.Value.Should().Be("ACME");
    }
}
