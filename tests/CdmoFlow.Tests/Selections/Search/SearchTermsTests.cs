using CdmoFlow.Selections.Search;

namespace CdmoFlow.Tests.Selections.Search;

public class SearchTermsTests
{
    [Theory]
    [InlineData("evora", "Évora Biologics")]
    [InlineData("ÉVORA biologics", "Evora Biologics")]
    [InlineData("biologics evora", "Évora Biologics")]
    [InlineData("strasse", "Straße 7 GmbH")]
    [InlineData("straße", "Strasse 7 GmbH")]
    [InlineData("lodz", "Łódź Pharma")]
    [InlineData("kobenhavn", "København CMC")]
    [InlineData("  rfp,  html ", "rfp-1.html")]
    [InlineData("日本", "日本バイオ")]
    public void Case_diacritics_and_order_do_not_count(string query, string text) => Assert.True(SearchTerms.Read(query).Match(text));

    [Theory]
    [InlineData("evora pharma", "Évora Biologics")]
    [InlineData("alpha", "Évora Biologics")]
    public void Every_word_must_be_found(string query, string text) => Assert.False(SearchTerms.Read(query).Match(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  , ;\t")]
    public void Nothing_to_look_for_finds_nothing(string? query)
    {
        Assert.True(SearchTerms.Read(query).IsEmpty);
        Assert.False(SearchTerms.Read(query).Match("Évora Biologics"));
        Assert.False(SearchTerms.Read(query).Match("Évora Biologics", "LKS-204"));
    }

    [Fact]
    public void Words_may_stand_around_the_name_but_not_all_of_them()
    {
        Assert.True(SearchTerms.Read("lks evora").Match("Évora Biologics", "LKS-204: Drug substance"));
        Assert.False(SearchTerms.Read("lks substance").Match("Évora Biologics", "LKS-204: Drug substance"));
    }

    [Fact]
    public void A_query_without_end_is_cut_and_broken_text_does_no_harm()
    {
        Assert.Equal(SearchTerms.Longest, SearchTerms.Read(new string('a', 10_000)).Typed.Length);
        Assert.False(SearchTerms.Read("\ud800x").Match("Évora"));
        Assert.True(SearchTerms.Read("x").Match("\ud800x"));
    }
}
