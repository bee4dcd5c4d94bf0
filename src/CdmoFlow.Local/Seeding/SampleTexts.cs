using CdmoFlow.Scoping;

namespace CdmoFlow.Local.Seeding;

/// <summary>What the invented people write.</summary>
internal static class SampleTexts
{
    public static string[] Services { get; } =
    [
        "Process transfer and scale-up", "cGMP manufacturing of clinical material", "Release and stability testing", "Method validation to ICH Q2", "Cell banking", "Regulatory support for the IMPD",
    ];

    public static string[] Indications { get; } =
        ["Moderate to severe asthma in adults", "Relapsed follicular lymphoma", "Hereditary retinal dystrophy", "Type 2 diabetes with renal disease", "Chronic migraine", "Psoriatic arthritis"];

    public static string[] Objectives { get; } =
    [
        "Material for the next trial within fourteen months, from a process that the same site can carry to the market.",
        "A second source for the commercial supply, qualified before the present contract ends in three years.",
        "A robust process at the final scale, with a comparability package that the authorities will accept.",
    ];

    public const string AnalyticalMethods = "Eleven release methods, seven of them qualified; the potency assay on cells has to be transferred and validated.";
    public const string QualityRequirements = "An inspection by FDA or EMA within the last three years, and electronic batch records with audit trail review at release.";

    /// <summary>Reasons at gates; the words of people who know the file.</summary>
    public static string[] Approvals { get; } =
    [
        "The choice follows the scorecard, and the open points have owners.", "I have read the comparison and agree with the proposal.",
        "Risks are named and covered; the schedule still holds.", "The evidence is on file and supports this step.",
    ];

    public static string[] SentBack { get; } = ["One company that fits is missing; please look again at the register.", "The conditions are not clear enough to approve; please work them out with the CDMO."];

    public static string[] Declines { get; } = ["Our suites are booked for the next two years.", "This scale does not fit our equipment.", "A conflict with another client's product keeps us out."];

    public static string[] Rationales { get; } =
    [
        "Two comparable projects are described with dates, scales and results.", "The plan names the risk and a fallback; the numbers are plausible.",
        "Claimed, but without an example of their own.", "Good answers to our questions, and the people who gave them will do the work.",
        "Adequate; less depth than the other offers.", "Shown by records from the last three years.",
    ];

    public static string[] Findings { get; } =
    [
        "Deviation reports were closed without a root cause in three of ten cases.", "Two balances were past their calibration date and still in use.",
        "The audit trail of the chromatography system is not reviewed before release.", "Status labels were missing in the quarantine area.",
        "Training records of two operators could not be shown.", "Change controls are approved before the impact assessment is complete.",
    ];

    public static string[] Flags { get; } =
        ["The same text stands in their offer for another product.", "The project manager would spend only a fifth of the time on us.", "Three of the key raw materials come from one supplier.", "The answers on the last inspection stayed vague."];

    public static string Molecule(Modality modality) => modality switch
    {
        Modality.SmallMolecule => "A crystalline base of 412 Da with one polymorph, stable for 36 months at room temperature, made in six batches of 20 kg so far.",
        Modality.Biologic => "A humanised IgG1 antibody of 148 kDa, stable for 24 months at 2-8 degrees, made in two engineering runs at 50 L so far.",
        _ => "An AAV vector with a human transgene, stable for 18 months at minus 80 degrees, made in three clinical batches so far.",
    };

    public static string Process(Modality modality) => modality switch
    {
        Modality.SmallMolecule => "Five chemical steps from bought starting material, one hydrogenation, crystallisation from ethanol, and milling to the final particle size.",
        Modality.Biologic => "CHO cell line, fed-batch culture of 14 days, protein A capture, two polishing columns, virus filtration and formulation by UF/DF.",
        _ => "Triple transfection of suspension cells, lysis, affinity capture, separation of empty capsids, and formulation by tangential flow filtration.",
    };

    /// <summary>Questions on the RFP: topic, text, answer.</summary>
    public static (Rfp.Questions.QuestionCategory Topic, string Text, string Answer)[] Questions { get; } =
    [
        (Rfp.Questions.QuestionCategory.TechnicalData, "Which hold time of the harvest has been validated, and at which scale?", "Twelve hours at 2 to 8 degrees Celsius, at pilot scale."),
        (Rfp.Questions.QuestionCategory.ProcessAssumption, "Is the second chromatography step a must, or may we propose a membrane instead?", "A membrane may be proposed; show comparability in the project plan."),
        (Rfp.Questions.QuestionCategory.Timeline, "Does the engineering batch have to precede the comparability protocol?", "No. Both may run side by side."),
        (Rfp.Questions.QuestionCategory.QualityRegulatory, "Which market files first, and does it ask for a site inspection before approval?", "The European file goes first; an inspection is expected."),
        (Rfp.Questions.QuestionCategory.Logistics, "Who supplies the reference standard, and how much of it is there?", "The sponsor does; 40 vials are in stock."),
    ];
}
