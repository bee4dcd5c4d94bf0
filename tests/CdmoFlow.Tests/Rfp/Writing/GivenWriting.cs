using CdmoFlow.Rfp.Writing;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Writing;

/// <summary>An RFP that is being written.</summary>
internal static class GivenWriting
{
    public const string Sentence = "One full sentence with enough words to price the work.";

    /// <summary>A brief without a gap.</summary>
    public static Brief Full(Brief brief) => brief with
    {
        Indication = "Severe asthma",
        Objectives = Sentence,
        TechnicalSummary = Sentence,
        CurrentProcess = Sentence,
        AnalyticalMethods = Sentence,
        QualityRequirements = Sentence,
        Milestones = [new Milestone("First patient dosed", new DateOnly(2028, 1, 10))],
    };

    public static Given Preparing() => Given.ASelection().WithCandidates(3, CdmoFlow.Longlist.CandidateStanding.Longlisted).In(Stage.RfpPreparation).WithCda("alpha").WithCda("bravo");

    public static RfpSource Biologic => RfpSource.Template("template:biologic")!;
}
