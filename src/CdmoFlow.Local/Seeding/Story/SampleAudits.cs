using CdmoFlow.Audits;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>The single acts around an audit.</summary>
internal static class SampleAudits
{
    public static void ProposeDate(SampleScene scene, string cdmoId, DateOnly date) =>
        scene.Play.Act(Auditor(scene), (s, now) => ProposeAuditDate.Decide(s, cdmoId, new AuditDateInput(date), Auditor(scene), now));

    /// <summary>The CDMO answers; another day is taken over by the auditor and then accepted.</summary>
    public static void Answer(SampleScene scene, string cdmoId, string answer)
    {
        var day = scene.Selection.Find<Audit>(Audit.KeyOf(cdmoId))!.Date!.Value;
        var input = answer == "counter" ? new AuditAnswerInput(answer, day.AddDays(2), "Our quality unit is away on the day you propose.") : new AuditAnswerInput(answer, null, null);
        var contact = scene.Contact(cdmoId);
        scene.Play.Act(contact, (s, now) => AnswerAuditDate.Decide(s, cdmoId, input, contact, now));
        if (answer != "counter") return;
        scene.Pause(0.2, 0.8);
        ProposeDate(scene, cdmoId, day.AddDays(2));
        scene.Pause(0.2, 0.8);
        Answer(scene, cdmoId, "accept");
    }

    /// <summary>The audit takes place on its day, and what was found is written down a day later.</summary>
    public static void Hold(SampleScene scene, string cdmoId)
    {
        var day = scene.Selection.Find<Audit>(Audit.KeyOf(cdmoId))!.Date!.Value;
        scene.Play.Until(new DateTimeOffset(day.AddDays(1), new TimeOnly(9, 30), TimeSpan.Zero));
        string[] seen = [.. scene.Random.ArrayElements(SampleTexts.Findings, scene.Random.Int(1, 4))];
        var input = new FindingsInput(day, [.. seen.Select((text, i) => new FindingInput(
            scene.Random.ListItem([.. AuditSystem.All]).Key, EnumNames.Of(i == 0 && scene.Random.Bool(0.2f) ? FindingSeverity.Critical : scene.Random.ArrayElement([FindingSeverity.Major, FindingSeverity.Minor, FindingSeverity.Observation])), text, i == 0 ? "21 CFR 211.192" : null, null))]);
        scene.Play.Act(Auditor(scene), (s, now) => RecordFindings.Decide(s, cdmoId, input, Auditor(scene), now));
    }

    /// <summary>Quality Assurance decides on the sites; the third one may fail.</summary>
    public static void Qualify(SampleScene scene, IReadOnlyList<string> cdmoIds)
    {
        scene.Pause(0.5, 1.5);
        var quality = scene.As(scene.Selection.With(SponsorFunction.QualityAssurance).First().PersonId);
        List<Func<Selection, DateTimeOffset, Outcome>> acts = [];
        for (var i = 0; i < cdmoIds.Count; i++)
        {
            var cdmo = cdmoIds[i];
            var findings = scene.Selection.Find<Audit>(Audit.KeyOf(cdmo))!.Findings;
            for (var n = 1; n <= findings.Count; n++)
            {
                var number = n;
                if (findings[n - 1] is { Open: true, Severity: FindingSeverity.Critical })
                    acts.Add((s, now) => CloseFinding.Decide(s, cdmo, number, new FindingClosureInput("The corrective action was seen in place and works."), quality, now));
            }

            var verdict = i == 2 && scene.Random.Bool(0.5f) ? SiteQualification.NotApproved : i == 1 ? SiteQualification.ConditionallyApproved : SiteQualification.Approved;
            var input = new QualificationInput(
                EnumNames.Of(verdict), "Decided on the audit report and the answers to its findings.", verdict == SiteQualification.ConditionallyApproved ? "Close the open findings before the first GMP batch." : null, null);
            acts.Add((s, now) => QualifySite.Decide(s, cdmo, input, quality, now));
        }

        scene.Play.Act(quality, acts);
    }

    /// <summary>The project manager closes due diligence; its gate opens.</summary>
    public static void Close(SampleScene scene)
    {
        scene.Pause(0.3, 1);
        scene.Play.Act(scene.Manager, (s, now) => CloseAudits.Decide(s, new CloseAuditsInput("All audits were held; at least two sites can make the product."), scene.Manager, now));
    }

    private static Actor Auditor(SampleScene scene) => scene.As(scene.Selection.With(Role.Auditor).First().PersonId);
}
