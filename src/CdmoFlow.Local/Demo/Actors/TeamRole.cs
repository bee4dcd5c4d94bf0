using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>One of the sponsor's invented people and the part that person plays.</summary>
internal sealed record TeamRole(string Name, string Email, SponsorFunction Function, params Role[] Roles)
{
    /// <summary>The sponsor of the demo.</summary>
    public const string Sponsor = "Quillmoor Therapeutics";

    /// <summary>The project manager, who speaks for CMC.</summary>
    public static TeamRole Manager { get; } = new("Ines Halvorsen", "ines.halvorsen@quillmoor.example", SponsorFunction.Cmc, People.Role.ProjectManager, People.Role.Evaluator);

    /// <summary>Quality Assurance: audits, qualifies sites, approves with the project manager.</summary>
    public static TeamRole Quality { get; } = new("Noor Siddiqui", "noor.siddiqui@quillmoor.example", SponsorFunction.QualityAssurance, People.Role.Evaluator, People.Role.Auditor, People.Role.Approver);

    /// <summary>Signs MSA and SOW.</summary>
    public static TeamRole Finance { get; } = new("Mei Tanaka", "mei.tanaka@quillmoor.example", SponsorFunction.FinanceLegal, People.Role.Evaluator, People.Role.Approver);

    /// <summary>Approves the award.</summary>
    public static TeamRole Executive { get; } = new("Edgar Lowell", "edgar.lowell@quillmoor.example", SponsorFunction.Executive, People.Role.Evaluator, People.Role.Approver);

    /// <summary>Opens the proposals together with the project manager.</summary>
    public static TeamRole Procurement { get; } = new("Paul Verhagen", "paul.verhagen@quillmoor.example", SponsorFunction.Procurement, People.Role.Evaluator);

    /// <summary>All seven, one per function.</summary>
    public static IReadOnlyList<TeamRole> All { get; } =
    [
        Manager,
        new("Tomas Reiter", "tomas.reiter@quillmoor.example", SponsorFunction.Rnd, People.Role.Evaluator),
        Quality,
        new("Grace Adeyemi", "grace.adeyemi@quillmoor.example", SponsorFunction.Regulatory, People.Role.Evaluator),
        Procurement,
        Finance,
        Executive,
    ];

    /// <summary>The person as the scoping document names it.</summary>
    public TeamMemberDocument Document => new() { Name = Name, Email = Email, Functions = [EnumNames.Of(Function)], Roles = [.. Roles.Select(EnumNames.Of)] };
}
