using System.Text.Json;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Tests.Scoping;

public class ScopingValidationTests
{
    [Fact]
    public void A_complete_document_becomes_a_brief_with_defaults_filled_in()
    {
        var (brief, errors) = ScopingValidation.Check(GoodScoping.Document());

        Assert.Empty(errors);
        Assert.Equal(Modality.Biologic, brief!.Modality);
        Assert.Equal(DevelopmentStage.PhaseII, brief.DevelopmentStage);
        Assert.Equal(["D6"], brief.KnockOuts);
        Assert.Equal(28, brief.Schedule.RfpDays);
        Assert.Equal(90, brief.Schedule.ContractDays);
    }

    [Fact]
    public void An_empty_document_names_every_field_it_lacks()
    {
        var (brief, errors) = ScopingValidation.Check(new ScopingDocument());

        Assert.Null(brief);
        string[] expected =
        [
            "sponsor", "program", "workPackage", "modality", "developmentStage", "services", "dosageForm",
            "scale.clinicalBatch", "scale.commercialBatch", "scale.batchesPerYear", "scale.unit", "targetMarkets",
            "budget", "currency", "timeZone", "outsourcingModel", "team",
        ];
        Assert.Equal(expected.Order(), errors.Select(error => error.Field).Distinct().Order());
    }

    public static TheoryData<string, ScopingDocument> Wrong()
    {
        var good = GoodScoping.Document();
        var pm = good.Team![0]!;
        return new()
        {
            { "modality", good with { Modality = "1" } },
            { "developmentStage", good with { DevelopmentStage = "phase_iv" } },
            { "services", good with { Services = ["a", "b", "c", "d", "e", "f"] } },
            { "services[1]", good with { Services = ["a", " "] } },
            { "budget", good with { Budget = 0 } },
            { "currency", good with { Currency = "EURO" } },
            { "timeZone", good with { TimeZone = "W. Europe Standard Time" } },
            { "timeZone", good with { TimeZone = "Europe/Atlantis" } },
            { "knockOuts[0]", good with { KnockOuts = ["Z9"] } },
            { "dates.rfpDays", good with { Dates = new StageScheduleDocument { RfpDays = 0 } } },
            { "dates.questionsDays", good with { Dates = new StageScheduleDocument { RfpDays = 5, QuestionsDays = 6 } } },
            { "holidayCountries[1]", good with { HolidayCountries = ["de", "Atlantis"] } },
            { "milestones[0].date", good with { Milestones = [new MilestoneDocument { Name = "IND", Date = "31.12.2027" }] } },
            { "objectives", good with { Objectives = new string('x', 4001) } },
            { "team[0].email", good with { Team = [pm with { Email = "ada at larkspur" }, .. good.Team.Skip(1)] } },
            { "team[0].email", good with { Team = [pm with { Email = "Ada <ada@larkspur.example>" }, .. good.Team.Skip(1)] } },
            { "team[2].email", good with { Team = [pm, good.Team[1], good.Team[2]! with { Email = "ADA@larkspur.example" }] } },
            { "team[0].functions[2]", good with { Team = [pm with { Functions = ["cmc", "rnd", "quality"] }, .. good.Team.Skip(1)] } },
            { "team[0].functions", good with { Team = [pm with { Functions = ["cmc", "rnd", "quality_assurance"] }, .. good.Team.Skip(1)] } },
            { "team[3]", good with { Team = [.. good.Team, null] } },
            { "team", good with { Team = [pm with { Roles = ["observer"] }, .. good.Team.Skip(1)] } },
            { "team", good with { Team = [.. good.Team.Take(2)] } },
        };
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named_and_stops_the_brief(string field, ScopingDocument document)
    {
        var (brief, errors) = ScopingValidation.Check(document);

        Assert.Null(brief);
        Assert.Contains(errors, error => error.Field == field);
        Assert.All(errors, error => Assert.StartsWith(field, error.Field, StringComparison.Ordinal));
    }

    [Fact]
    public void Knock_outs_are_added_to_data_integrity_and_kept_once()
    {
        var (brief, _) = ScopingValidation.Check(GoodScoping.Document() with { KnockOuts = ["e1", "D6", "E1"] });

        Assert.Equal(["D6", "E1"], brief!.KnockOuts);
    }

    [Fact]
    public void A_stored_brief_reads_back_equal_and_holds_nobody_s_name_or_address()
    {
        var brief = GoodScoping.Brief();
        var json = JsonSerializer.Serialize(brief, Json.Options);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Brief>(json, Json.Options), Json.Options));
        Assert.DoesNotContain("Ada", json, StringComparison.Ordinal);
        Assert.DoesNotContain("@", json, StringComparison.Ordinal);
        Assert.Contains("\"phase_ii\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_team_of_a_checked_document_comes_typed()
    {
        var team = TeamMember.Of(GoodScoping.Document());

        Assert.Equal(3, team.Count);
        Assert.Equal([SponsorFunction.QualityAssurance, SponsorFunction.Regulatory], team[1].Functions);
        Assert.Equal([Role.ProjectManager], team[0].Roles);
    }

    [Fact]
    public void Numbers_are_refused_where_a_word_of_an_enumeration_belongs() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Modality>("1", Json.Options));

    [Theory]
    [InlineData(Role.ProjectManager)]
    [InlineData(Role.Evaluator)]
    [InlineData(Role.Auditor)]
    public void A_team_without_a_role_that_the_pipeline_needs_is_refused_at_once(Role role)
    {
        var word = EnumNames.Of(role);
        var document = GoodScoping.Document();
        document = document with { Team = [.. document.Team!.Select(m => m! with { Roles = [.. m.Roles!.Where(r => r != word)] })] };
        Assert.Contains(ScopingValidation.Check(document).Errors, e => e.Field == "team" && e.Message.Contains(word, StringComparison.Ordinal));
    }
}
