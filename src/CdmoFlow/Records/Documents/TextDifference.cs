using DiffPlex;
using DiffPlex.Chunkers;

namespace CdmoFlow.Records.Documents;

/// <summary>Two texts word by word. Blanks and line ends belong to the text: nothing is lost or joined.</summary>
public static class TextDifference
{
    private static readonly DelimiterChunker Words = new([' ', '\t', '\n']);

    /// <summary>The pieces in reading order; what was removed stands before what took its place.</summary>
    public static IReadOnlyList<DifferencePiece> Of(string before, string after)
    {
        var found = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        IReadOnlyList<string> older = found.PiecesOld, newer = found.PiecesNew;
        List<DifferencePiece> pieces = [];
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(pieces, Join(older, at, block.DeleteStartA), DifferenceKind.Same);
            at = block.DeleteStartA + block.DeleteCountA;
            Add(pieces, Join(older, block.DeleteStartA, at), DifferenceKind.Removed);
            Add(pieces, Join(newer, block.InsertStartB, block.InsertStartB + block.InsertCountB), DifferenceKind.Added);
        }

        Add(pieces, Join(older, at, older.Count), DifferenceKind.Same);
        return Runs(pieces);
    }

    // A blank that two changed words share would cut a changed phrase into single words: it is counted with both.
    private static List<DifferencePiece> Runs(List<DifferencePiece> pieces)
    {
        List<DifferencePiece> runs = [];
        var (removed, added) = ("", "");
        for (var i = 0; i < pieces.Count; i++)
        {
            var (text, kind) = (pieces[i].Text, pieces[i].Kind);
            var shared = kind == DifferenceKind.Same && string.IsNullOrWhiteSpace(text) && i > 0 && i < pieces.Count - 1;
            if (kind == DifferenceKind.Removed || shared) removed += text;
            if (kind == DifferenceKind.Added || shared) added += text;
            if (kind != DifferenceKind.Same || shared) continue;
            Flush();
            Add(runs, text, DifferenceKind.Same);
        }

        Flush();
        return runs;

        void Flush()
        {
            Add(runs, removed, DifferenceKind.Removed);
            Add(runs, added, DifferenceKind.Added);
            (removed, added) = ("", "");
        }
    }

    private static string Join(IReadOnlyList<string> words, int from, int to) => string.Concat(words.Skip(from).Take(to - from));

    private static void Add(List<DifferencePiece> pieces, string text, DifferenceKind kind)
    {
        if (text.Length > 0) pieces.Add(new DifferencePiece(text, kind));
    }
}
