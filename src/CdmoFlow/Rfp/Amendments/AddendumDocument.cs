using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>An issued amendment as a document: why, from when, until when now, and every changed part with its words before and after.</summary>
public static class AddendumDocument
{
    /// <summary>Builds the document.</summary>
    /// <exception cref="InvalidOperationException">The amendment is not issued.</exception>
    public static Document Build(Amendment amendment, Brief brief, string reference)
    {
        if (amendment is not { Addendum: { } number, IssuedAt: { } at, DeadlineAfter: { } deadline, DeadlineBefore: { } before }) throw new InvalidOperationException("Only an issued amendment is an addendum.");
        return new Document(
            string.Create(CultureInfo.InvariantCulture, $"Addendum {number} to the request for proposal: {brief.Program}, {brief.WorkPackage}"),
            $"{brief.Sponsor} · reference {reference} · confidential",
            [
                new Note($"Issued at {Zones.Format(at, brief.TimeZone)}. It is part of the request for proposal from then on. "
                    + (amendment.Extends ? $"Proposals are now due by {Zones.Format(deadline, brief.TimeZone)} instead of {Zones.Format(before, brief.TimeZone)}." : $"Proposals are due by {Zones.Format(deadline, brief.TimeZone)} as before.")
                    + (amendment is { QuestionsAfter: { } until, AnswersAfter: { } answers } ? $" Questions can be asked until {Zones.Format(until, brief.TimeZone)} and are answered by {Zones.Format(answers, brief.TimeZone)}." : "")),
                new Heading(1, "Reason"),
                new Paragraph(amendment.Reason),
                new Heading(1, "What changes"),
                new Paragraph("Words that no longer hold are struck through; new words are underlined."),
                .. amendment.Changes.SelectMany(Part),
                .. Files(amendment.Files),
                new Heading(1, "Proposals that were submitted before"),
                new Paragraph("A proposal that was submitted before this addendum answers the earlier version. Its sender confirms it or replaces it until the deadline. "
                    + (brief.RfpRules.Unconfirmed == UnconfirmedPolicy.LeaveOut ? "What is neither confirmed nor replaced does not count." : "What is neither confirmed nor replaced is opened as an answer to the earlier version.")),
            ]);
    }

    private static IEnumerable<Block> Files(IReadOnlyList<FileChange> files) => files.Count == 0 ? [] :
    [
        new Heading(2, "Files of the data room"),
        new Table("Files that are new, replaced or withdrawn", ["File", "Category", "Version", "What happens"],
            [.. files.Select(IReadOnlyList<string> (f) => [f.Name, Text.Words(f.Category), f.Version.ToString(CultureInfo.InvariantCulture), Text.Words(f.Kind)])]),
    ];

    private static IEnumerable<Block> Part(FieldChange change)
    {
        var part = RfpPart.Of(change.Part);
        yield return new Heading(2, string.Create(CultureInfo.InvariantCulture, $"Section {part.Section}: {part.Name}"));
        yield return new Difference(TextDifference.Of(change.Before, change.After));
    }
}
