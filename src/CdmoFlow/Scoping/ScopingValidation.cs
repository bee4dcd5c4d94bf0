using System.Globalization;
using CdmoFlow.Evaluation;
using CdmoFlow.Records;
using CdmoFlow.Selections.Calendars;

namespace CdmoFlow.Scoping;

/// <summary>Turns what a sponsor posted into a <see cref="Brief"/>, or names every wrong field at once.</summary>
public static class ScopingValidation
{
    private const int MostServices = 5;
    private const int MostMarkets = 30;
    private const int MostMilestones = 20;

    /// <summary>The brief when there is no error, otherwise null and all errors; it never throws on bad input.</summary>
    public static (Brief? Brief, IReadOnlyList<FieldError> Errors) Check(ScopingDocument document)
    {
        var errors = new ScopingErrors();
        var brief = new Brief
        {
            Sponsor = errors.Required("sponsor", document.Sponsor, "the sponsor's name"),
            Program = errors.Required("program", document.Program, "the program"),
            WorkPackage = errors.Required("workPackage", document.WorkPackage, "the work package, such as drug substance"),
            Modality = errors.Word<Modality>("modality", document.Modality),
            DevelopmentStage = errors.Word<DevelopmentStage>("developmentStage", document.DevelopmentStage),
            Services = errors.Lines("services", document.Services, MostServices, "service"),
            DosageForm = errors.Required("dosageForm", document.DosageForm, "the dosage form"),
            Scale = Scale(document.Scale, errors),
            TargetMarkets = errors.Lines("targetMarkets", document.TargetMarkets, MostMarkets, "target market"),
            Budget = errors.Positive("budget", document.Budget, "an amount"),
            Currency = Currency(document.Currency, errors),
            TimeZone = TimeZone(document.TimeZone, errors),
            OutsourcingModel = errors.Word<OutsourcingModel>("outsourcingModel", document.OutsourcingModel),
            Envelopes = document.Envelopes is null ? EnvelopeRule.Separate : errors.Word<EnvelopeRule>("envelopes", document.Envelopes),
            KnockOuts = KnockOuts(document.KnockOuts, errors),
            Schedule = Schedule(document.Dates ?? new StageScheduleDocument(), errors),
            Indication = errors.Optional("indication", document.Indication),
            Objectives = errors.Optional("objectives", document.Objectives),
            TechnicalSummary = errors.Optional("technicalSummary", document.TechnicalSummary),
            CurrentProcess = errors.Optional("currentProcess", document.CurrentProcess),
            AnalyticalMethods = errors.Optional("analyticalMethods", document.AnalyticalMethods),
            QualityRequirements = errors.Optional("qualityRequirements", document.QualityRequirements),
            Milestones = Milestones(document.Milestones ?? [], errors),
        };
        TeamRules.Check(document.Team, errors);
        for (var i = 0; i < (document.HolidayCountries?.Count ?? 0); i++)
        {
            if (!HolidayCountries.IsKnown((document.HolidayCountries![i] ?? "").Trim().ToUpperInvariant()))
            {
                errors.Add(ScopingErrors.At("holidayCountries", i), "There is no holiday calendar for this country; type its holidays as days off of the selection later.");
            }
        }

        return (errors.Found.Count == 0 ? brief : null, errors.Found);
    }

    private static Scale Scale(ScaleDocument? scale, ScopingErrors errors)
    {
        var batches = errors.Positive("scale.batchesPerYear", scale?.BatchesPerYear, "the number of batches per year");
        return new Scale(
            errors.Positive("scale.clinicalBatch", scale?.ClinicalBatch, "the size of a clinical batch"),
            errors.Positive("scale.commercialBatch", scale?.CommercialBatch, "the size of a commercial batch"),
            (int)batches,
            errors.Required("scale.unit", scale?.Unit, "the unit of the batch sizes, such as L or kg"));
    }

    private static string Currency(string? code, ScopingErrors errors)
    {
        var text = (code ?? "").Trim().ToUpperInvariant();
        if (!Currencies.IsKnown(text))
        {
            errors.Add("currency", "Enter a currency code of ISO 4217, such as EUR or USD.");
        }

        return text;
    }

    private static string TimeZone(string? name, ScopingErrors errors)
    {
        var text = (name ?? "").Trim();
        if (!Zones.IsKnown(text))
        {
            errors.Add("timeZone", "Enter an IANA time zone, such as Europe/Berlin or America/New_York.");
        }

        return text;
    }

    private static IReadOnlyList<string> KnockOuts(IReadOnlyList<string?>? keys, ScopingErrors errors)
    {
        var known = new SortedSet<string>(StringComparer.Ordinal) { Criteria.DataIntegrity };
        for (var i = 0; i < (keys?.Count ?? 0); i++)
        {
            var key = (keys![i] ?? "").Trim().ToUpperInvariant();
            if (Criteria.IsKnown(key))
            {
                known.Add(key);
            }
            else
            {
                errors.Add(ScopingErrors.At("knockOuts", i), $"'{keys[i]}' is no criterion; the keys run from A1 to L3.");
            }
        }

        return [.. known];
    }

    private static StageSchedule Schedule(StageScheduleDocument dates, ScopingErrors errors)
    {
        var standard = new StageSchedule();
        var schedule = new StageSchedule
        {
            LonglistGateDays = errors.Days("dates.longlistGateDays", dates.LonglistGateDays, standard.LonglistGateDays),
            CdaDays = errors.Days("dates.cdaDays", dates.CdaDays, standard.CdaDays),
            RfpDays = errors.Days("dates.rfpDays", dates.RfpDays, standard.RfpDays),
            QuestionsDays = errors.Days("dates.questionsDays", dates.QuestionsDays, Math.Min(standard.QuestionsDays, dates.RfpDays ?? standard.RfpDays)),
            AnswersDays = errors.Days("dates.answersDays", dates.AnswersDays, standard.AnswersDays),
            RatingDays = errors.Days("dates.ratingDays", dates.RatingDays, standard.RatingDays),
            AmendmentDays = errors.Days("dates.amendmentDays", dates.AmendmentDays, standard.AmendmentDays),
            ScoringDays = errors.Days("dates.scoringDays", dates.ScoringDays, standard.ScoringDays),
            GateDays = errors.Days("dates.gateDays", dates.GateDays, standard.GateDays),
            AuditAnswerDays = errors.Days("dates.auditAnswerDays", dates.AuditAnswerDays, standard.AuditAnswerDays),
            AuditDays = errors.Days("dates.auditDays", dates.AuditDays, standard.AuditDays),
            DecisionDays = errors.Days("dates.decisionDays", dates.DecisionDays, standard.DecisionDays),
            ContractDays = errors.Days("dates.contractDays", dates.ContractDays, standard.ContractDays),
        };
        if (schedule.QuestionsDays > schedule.RfpDays)
        {
            errors.Add("dates.questionsDays", "Questions must close before the submission deadline.");
        }

        return schedule;
    }

    private static IReadOnlyList<Milestone> Milestones(IReadOnlyList<MilestoneDocument?> milestones, ScopingErrors errors)
    {
        if (milestones.Count > MostMilestones)
        {
            errors.Add("milestones", string.Create(CultureInfo.InvariantCulture, $"Enter at most {MostMilestones}."));
        }

        var read = new List<Milestone>();
        for (var i = 0; i < milestones.Count; i++)
        {
            var path = ScopingErrors.At("milestones", i);
            var name = errors.Required($"{path}.name", milestones[i]?.Name, "what happens");
            if (!DateOnly.TryParseExact(milestones[i]?.Date?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                errors.Add($"{path}.date", "Enter a date as yyyy-MM-dd.");
            }

            read.Add(new Milestone(name, date));
        }

        return [.. read.OrderBy(milestone => milestone.Date)];
    }
}
