using CdmoFlow.Longlist;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Confidentiality;

/// <summary>Agreements with alpha, bravo and charlie, on 1 March 2027.</summary>
internal static class GivenCdas
{
    public static readonly DateOnly Today = new(2027, 3, 1);

    public static Given With(Cda alpha, Stage stage = Stage.Cda, DateTimeOffset? due = null) =>
        Given.ASelection().WithCandidates(3, CandidateStanding.Longlisted).With(alpha).WithCda("bravo", CdaState.Sent).WithCda("charlie", CdaState.Sent).In(stage, due);

    public static Cda Sent => new() { CdmoId = "alpha", State = CdaState.Sent, SentAt = Given.Now, MovedAt = Given.Now };

    public static Cda Executed => new() { CdmoId = "alpha", State = CdaState.Executed, ExecutedOn = new(2027, 1, 15), Signatories = "Ann Ahl, CEO; Bo Berg, COO", ExpiresOn = new(2027, 9, 30), MovedAt = Given.Now };

    public static Cda Of(Selection selection) => selection.Find<Cda>(Cda.KeyOf("alpha"))!;

    public static StoredDocument Document(string id, params string[] sharedWith) => new()
    {
        Id = id,
        FileName = $"{id}.pdf",
        ContentType = "application/pdf",
        BlobName = "b",
        Length = 1,
        Sha256 = new string('a', 64),
        At = Given.Now,
        SharedWith = sharedWith,
    };

    public static Selection After(Selection selection, Outcome outcome)
    {
        Assert.Null(outcome.Refusal);
        return selection.After(outcome.Change!);
    }
}
