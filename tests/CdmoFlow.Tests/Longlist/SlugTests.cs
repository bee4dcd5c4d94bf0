using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;

namespace CdmoFlow.Tests.Longlist;

public class SlugTests
{
    [Theory]
    [InlineData("Bergström AB", "bergstrom-ab")]
    [InlineData("  A & B -- Pharma!  ", "a-b-pharma")]
    [InlineData("Søren Łódź Straße", "soren-lodz-strasse")]
    [InlineData("A/B\\C#D?E", "a-b-c-d-e")]
    public void A_name_becomes_readable_and_safe_as_a_row_key(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void Names_without_a_latin_letter_still_differ()
    {
        Assert.NotEqual(Slug.Of("武田"), Slug.Of("第一"));
        Assert.Equal(Slug.Of("武田"), Slug.Of(" 武田 "));
        Assert.NotEmpty(Slug.Of("!"));
    }

    [Fact]
    public void Every_instance_id_made_of_the_longest_slug_stays_within_the_engines_hundred_characters()
    {
        var (selection, cdmo) = (new string('a', 32), Slug.Of(new string('x', 300)));
        string[] ids =
        [
            Instances.Invitation(selection, 99, cdmo), Instances.Audit(selection, 99, cdmo), Instances.Seal(selection, cdmo, 999) + ":r9",
            Instances.Mail(selection, 9_999_999_999) + ":r99", Gate.IdOf(selection, GateKind.Shortlist, 99),
        ];
        Assert.All(ids, id => Assert.InRange(id.Length, 1, 100));
    }

    [Fact]
    public void Long_names_are_cut_but_stay_apart()
    {
        var one = Slug.Of(new string('x', 300) + "one");
        Assert.InRange(one.Length, 1, 80);
        Assert.NotEqual(one, Slug.Of(new string('x', 300) + "two"));
    }
}
