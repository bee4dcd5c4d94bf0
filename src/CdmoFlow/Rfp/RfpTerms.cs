namespace CdmoFlow.Rfp;

/// <summary>What the RFP states beside the brief.</summary>
/// <param name="Reference">The selection's id as people quote it.</param>
/// <param name="Deadline">End of submission, UTC.</param>
/// <param name="QuestionsClose">End of questions, UTC.</param>
/// <param name="Weights">Weight by criterion key when the outline shows them; null keeps them hidden from CDMOs.</param>
public sealed record RfpTerms(
    string Reference,
    DateTimeOffset Deadline,
    DateTimeOffset QuestionsClose,
    IReadOnlyDictionary<string, int>? Weights = null)
{
    /// <summary>Until when questions are answered, UTC; null where nothing is said of it.</summary>
    public DateTimeOffset? AnswersBy { get; init; }

    /// <summary>The files of the data room that go out with it; empty where there are none.</summary>
    public IReadOnlyList<RfpFile> Files { get; init; } = [];
}

/// <summary>A file of the data room as the RFP lists it.</summary>
/// <param name="Category">What it is about.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Description">What is in it, or empty.</param>
public sealed record RfpFile(string Category, string Name, int Version, string Description);
