using System.Globalization;
using System.Text;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Storage;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>
/// What an invented CDMO hands in: a technical part and a table of prices, both real and small. The files lie sealed, as after the verification; their uploads in staging are gone,
/// as after the sweep.
/// </summary>
internal static class SampleProposals
{
    /// <summary>Submits, replacing what the CDMO submitted before, and lets the verification seal it.</summary>
    public static void Submit(SampleScene scene, string cdmoId)
    {
        var version = scene.Selection.Proposals.Count(p => p.CdmoId == cdmoId) + 1;
        var price = Math.Round(scene.Selection.State.Brief.Budget * (0.7m + (decimal)scene.Random.Double(0, 0.6)), 0);
        var content = Content(scene, cdmoId, version, price);
        scene.Submissions.Add(new SampleSubmission(cdmoId, content));
        scene.Play.Act(scene.Contact(cdmoId), (s, now) => SubmitProposal.Decide(s, cdmoId, content, scene.Contact(cdmoId), now));
        scene.Play.Act(People.Actor.System, (s, now) =>
        {
            var due = FilesSealed.Due(s, cdmoId, version, content);
            return FilesChecked.Add(due, s.After(due), cdmoId, version, content, now);
        });
    }

    private static RoomSubmission Content(SampleScene scene, string cdmoId, int version, decimal price)
    {
        var selection = scene.Selection;
        var model = scene.Random.Enum<PricingModel>();
        var submission = new RoomSubmission
        {
            Id = RoomSubmission.IdOf(selection.Id, cdmoId, version.ToString(CultureInfo.InvariantCulture)),
            At = scene.Play.Now,
            By = scene.Contact(cdmoId).PersonId,
            Files =
            [
                File(scene, cdmoId, "technical-proposal.pdf", () => scene.World.TechnicalPart(cdmoId)),
                File(scene, cdmoId, "prices.csv", () => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                    $"item,price,currency\nProcess transfer,{price * 0.2m:0},{selection.State.Brief.Currency}\nGMP batches,{price * 0.6m:0},{selection.State.Brief.Currency}\nTesting and stability,{price * 0.2m:0},{selection.State.Brief.Currency}\n"))) with { Envelope = Envelope.Price },
            ],
            TotalPrice = price,
            Currency = selection.State.Brief.Currency,
            PricingModel = model,
            ValidUntil = scene.Play.Today.AddDays(180),
            Offer = OfferReader.Read(selection.State, DemoOffer.Of(selection.State.Brief, selection.NameOf(cdmoId), price, scene.Play.Today.AddDays(180), model), scene.Play.Now).Offer,
            Notes = "Prices are net. Raw materials are charged at cost with a handling fee of 8 percent.",
            Anchor = "",
        };
        return submission with { Anchor = submission.ComputeAnchor() };
    }

    private static SubmittedFile File(SampleScene scene, string cdmoId, string name, Func<byte[]> content)
    {
        var (id, staged, sealedAs) = (SampleIds.Next(scene.Random, scene.Play.Now), SampleIds.Next(scene.Random, scene.Play.Now), Convert.ToHexStringLower(scene.Random.Bytes(20)));
        var bytes = scene.Files.AreRendered ? content() : [];
        return new SubmittedFile
        {
            Id = id,
            Name = name,
            Length = bytes.Length,
            ETag = $"0x{staged[..16].ToUpperInvariant()}",
            StagingBlob = staged,
            Snapshot = scene.Play.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
            SealedBlob = sealedAs,
            Sha256 = scene.Files.Keep(Containers.Sealed, sealedAs, bytes),
            Finding = FileFinding.Of(FileVerdict.Clean, FileReason.None, null, scene.Play.Now),
        };
    }
}
