using System.Globalization;
using System.Xml.Linq;
using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Notifications;
using CdmoFlow.Mail.Templates;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Calendars;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Audits;
using CdmoFlow.Web.Pages.Contracts;
using CdmoFlow.Web.Pages.Evaluation;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Tests.Texts;

/// <summary>Texts that are looked up by a name of the domain: every name has them, and English says what the name says.</summary>
public sealed class WordsTests : IDisposable
{
    private static readonly string[] Shown =
    [
        .. EnumNames.All<Stage>(), .. EnumNames.All<Role>(), .. EnumNames.All<SponsorFunction>(), .. EnumNames.All<GateState>(), .. EnumNames.All<CandidateStanding>(), .. EnumNames.All<CdaState>(), .. EnumNames.All<CdaTemplate>(), .. EnumNames.All<CdaScope>(), .. EnumNames.All<CdaSide>(), .. EnumNames.All<CdaHandInKind>(), .. EnumNames.All<CdaHandInState>(), .. EnumNames.All<Availability>(), .. EnumNames.All<AnswerSource>(),
        .. EnumNames.All<InvitationState>(), .. EnumNames.All<ProposalState>(), .. EnumNames.All<PricingModel>(), .. EnumNames.All<RfpGapKind>(), .. EnumNames.All<FlagState>(), .. EnumNames.All<AuditState>(), .. EnumNames.All<ExtensionState>(), .. EnumNames.All<ColleagueState>(), .. EnumNames.All<EnvelopeRule>(),
        .. EnumNames.All<FindingSeverity>(), .. EnumNames.All<SiteQualification>(), .. EnumNames.All<AgreementState>(), .. EnumNames.All<Modality>(), .. EnumNames.All<DevelopmentStage>(), .. EnumNames.All<OutsourcingModel>(),
        .. EnumNames.All<BusinessModel>(), .. EnumNames.All<SupplierImportState>(), .. EnumNames.All<QuestionState>(), .. EnumNames.All<QuestionCategory>(), .. EnumNames.All<Delivery>(), .. EnumNames.All<OutboxState>(), .. EnumNames.All<WebhookCallState>(),
        .. AuditSystem.All.Select(s => s.Key),
    ];

    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    /// <summary>The rooms of such texts.</summary>
    internal static string[] Rooms { get; } = ["Words", "Fields", "Notices", "MailKinds", "AuditSystems", "Criteria", "CriteriaMean", "Anchors", "Flags", "Countries", "Waiting", "Clock", "Verdicts", "Fit", "Breaks"];

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Fact]
    public void Every_value_on_a_page_has_its_words()
    {
        Assert.Equal([], Shown.Where(key => T.Find($"Words_{key}") is null));
        Assert.Equal(NotificationEvent.All.Select(e => e.Template).Order(StringComparer.Ordinal), Keys("Notices"));
        Assert.Equal(new MailTemplates().Names, Keys("MailKinds"));
        Assert.Equal(HolidayCountries.All.Select(c => c.Code).Order(StringComparer.Ordinal), Keys("Countries"));
        Assert.Equal(Criteria.All.Select(c => c.Key).Concat(Criteria.Groups.Select(g => g.Key)).Order(StringComparer.Ordinal), Keys("Criteria"));
        Assert.Equal(Criteria.All.Select(c => c.Key).Order(StringComparer.Ordinal), Keys("CriteriaMean"));
        Assert.Equal(RedFlag.All.Select(f => f.Key).Order(StringComparer.Ordinal), Keys("Flags"));
        Assert.Equal(AuditSystem.All.SelectMany(s => s.Prompts.Select((_, i) => $"{s.Key}_{i + 1}").Prepend(s.Key)).Order(StringComparer.Ordinal), Keys("AuditSystems"));
    }

    [Fact]
    public void English_words_are_those_of_the_names_themselves()
    {
        Read("en");
        Assert.All(Keys("Words"), key => Assert.Equal(Words.Plain(key), Words.Of(key)));
        Assert.All(Keys("MailKinds"), key => Assert.Equal(Words.Plain(key), T.Find($"MailKinds_{key}")));
        Assert.All(Keys("Fields"), key => Assert.Equal(FieldNames.Plain(key), T.Find($"Fields_{key}")));
        Assert.All(NotificationEvent.All, e => Assert.Equal(e.Words, T.Find($"Notices_{e.Template}")));
        Assert.All(AuditSystem.All, s => Assert.Equal([s.Name, .. s.Prompts], [AuditSystemTitles.Of(s), .. AuditSystemTitles.PromptsOf(s)]));
        Assert.All(Criteria.All, c => Assert.Equal((c.Name, c.Description), (ScoreWords.NameOf(c), ScoreWords.MeaningOf(c))));
        Assert.All(Criteria.Groups, g => Assert.Equal(g.Name, ScoreWords.NameOf(g)));
        Assert.All(ScoreAnchor.All, a => Assert.Equal((a.Label, a.Meaning), (ScoreWords.LabelOf(a), ScoreWords.MeaningOf(a))));
        Assert.All(RedFlag.All, f => Assert.Equal(f.Name, ScoreWords.FlagOf(f.Key)));
        Assert.All(Enum.GetValues<GateKind>(), k => Assert.Equal(GateNames.Of(k), GateWords.NameOf(k)));
        Assert.All(Enum.GetValues<AgreementKind>(), k => Assert.Equal(AgreementNames.Of(k), AgreementTitles.Of(k)));
    }

    [Fact]
    public void A_name_without_words_is_taken_apart_in_every_language()
    {
        Read("de");
        Assert.Equal("Sterile injectable", Words.Of("sterile_injectable"));
        Assert.Equal("Team 2, home town", FieldNames.Of("team[1].homeTown"));
    }

    [Theory]
    [InlineData("en", "Scale, clinical batch", "project manager")]
    [InlineData("de", "Maßstab, klinische Charge", "Projektleitung")]
    public void Fields_and_roles_follow_the_readers_language(string language, string field, string role)
    {
        Read(language);
        Assert.Equal(field, FieldNames.Of("scale.clinicalBatch"));
        Assert.Equal(role, Words.Inside("project_manager"));
    }

    private static void Read(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    private static IEnumerable<string> Keys(string room) =>
        XDocument.Load(Path.Combine(ReadmeTests.Root, "src", "CdmoFlow.Web", "Texts", $"{room}.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).Order(StringComparer.Ordinal);
}
