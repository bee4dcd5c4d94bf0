using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Holding;

/// <summary>The words that a person puts into a mail before it leaves: a subject line in the template's place and a paragraph above the text.</summary>
/// <param name="Subject">Null for the template's own.</param>
/// <param name="Note">Null for none.</param>
public sealed record OwnWords(string? Subject, string? Note)
{
    private const int LongestSubject = 150;
    private const int LongestNote = 2000;

    /// <summary>Reads them as typed. A mail to a company names no other company that the selection knows.</summary>
    internal static OwnWords Read(Selection selection, string? toCdmoId, string? subject, string? note, List<FieldError> errors)
    {
        var words = new OwnWords(Typed(subject), Typed(note));
        if (words.Subject is { } line && (line.Length > LongestSubject || line.Any(char.IsControl))) errors.Add(new("subject", $"Use one line of at most {LongestSubject} characters."));
        if (words.Note?.Length > LongestNote) errors.Add(new("note", $"Use at most {LongestNote} characters."));
        if (toCdmoId is null) return words;
        if (NamedCdmo.In(selection, words.Subject, besides: toCdmoId) is { } inSubject) errors.Add(new("subject", Sentence(inSubject)));
        if (NamedCdmo.In(selection, words.Note, besides: toCdmoId) is { } inNote) errors.Add(new("note", Sentence(inNote)));
        return words;
    }

    private static string? Typed(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;

    private static string Sentence(string name) => $"This names {name}. A mail to a company names no other one.";
}
