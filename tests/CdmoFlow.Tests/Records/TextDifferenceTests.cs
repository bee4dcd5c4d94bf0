using CdmoFlow.Records.Documents;

namespace CdmoFlow.Tests.Records;

public class TextDifferenceTests
{
    [Fact]
    public void A_changed_word_stands_beside_the_one_that_took_its_place()
    {
        var pieces = TextDifference.Of("Fill 2,000 vials per batch.", "Fill 5,000 vials per batch.");
        Assert.Equal([("Fill ", DifferenceKind.Same), ("2,000", DifferenceKind.Removed), ("5,000", DifferenceKind.Added), (" vials per batch.", DifferenceKind.Same)], pieces.Select(p => (p.Text, p.Kind)));
    }

    [Fact]
    public void A_changed_phrase_is_one_run_and_not_word_beside_word()
    {
        var pieces = TextDifference.Of("Ship by sea to Hamburg.", "Ship in dry ice to Hamburg.");
        Assert.Equal(["Ship ", "by sea", "in dry ice", " to Hamburg."], pieces.Select(p => p.Text));
    }

    [Fact]
    public void Lines_are_kept_and_equal_texts_have_one_piece()
    {
        Assert.Equal(DifferenceKind.Same, Assert.Single(TextDifference.Of("one\ntwo", "one\ntwo")).Kind);
        var pieces = TextDifference.Of("US\nEU", "US\nEU\nJP");
        Assert.Equal("\nJP", Assert.Single(pieces, p => p.Kind == DifferenceKind.Added).Text);
        Assert.Equal(DifferenceKind.Added, Assert.Single(TextDifference.Of("", "new")).Kind);
        Assert.Empty(TextDifference.Of("", ""));
    }

    [Fact]
    public void Both_texts_can_be_read_out_of_the_pieces_whatever_they_hold()
    {
        string[] words = ["a", "b", "word", " ", "  ", "\n", "2,000", "µg", "."];
        var random = new Random(20270301);
        for (var i = 0; i < 500; i++)
        {
            var (before, after) = (Any(), Any());
            var pieces = TextDifference.Of(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != DifferenceKind.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != DifferenceKind.Removed).Select(p => p.Text)));
        }

        string Any() => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => words[random.Next(words.Length)]));
    }
}
