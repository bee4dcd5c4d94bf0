using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Records.Retention;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Rfp.Contacts;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Calendars;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Tests.Rfp.DataRoom;
using CdmoFlow.Tests.Scoping;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Records.Exports;

/// <summary>A row of each kind of fact, with a text of it that a reader of the export must find.</summary>
internal static class GivenEveryKind
{
    private static readonly DateTimeOffset At = Given.Now;

    public static IReadOnlyList<(ISelectionRow Row, string Text)> Rows { get; } =
    [
        (new Candidate { CdmoId = "kilo", Name = "kilo pharma", Fit = 12, Why = ["Fits."] }, "kilo pharma"),
        (new Teaser { Number = 1, Modality = "m", Phase = "p", Scale = "s", Services = "x", Timing = "soon after spring", Region = "r", WrittenBy = Given.Manager, WrittenAt = At }, "soon after spring"),
        (new Approach { CdmoId = "alpha", Teaser = 1, ContactPersonId = "p-alpha", SentAt = At, AnswerBy = At, Answer = new AvailabilityAnswer(Availability.Later, new(2028, 2, 3), null, "Suite is being built.", At, AnswerSource.PersonalLink) }, "Suite is being built."),
        (new Cda { CdmoId = "alpha", State = CdaState.Executed, CoveredDomains = ["alpha.example"], Rounds = [new CdaRound(1, CdaSide.Cdmo, new(2027, 2, 1), "Liability is open.")], Signatures = [new CdaSignature(CdaSide.Cdmo, "Ada Signer", "Counsel", new(2027, 2, 2))] }, "Liability is open."),
        (HandIn(FileVerdict.Clean, "clean-redline.pdf"), "clean-redline.pdf"),
        (new CdaStandard("cda_standard-7", Given.Manager, At), "cda_standard-7"),
        (new RfpSending { Round = 1, SentBy = Given.Boss, SentAt = At.AddMinutes(7) }, "10:07:00"),
        (new PreparedMail { CdmoId = "alpha", Round = 1, Choice = PreparedChoice.LeaveOut, Reason = "Bought by a rival.", By = Given.Manager, At = At }, "Bought by a rival."),
        (new ContactChange { CdmoId = "alpha", Number = 1, To = "p-alpha", Reason = "Left the company.", By = Given.Manager, At = At }, "Left the company."),
        (new Invitation { CdmoId = "alpha", Round = 1, ContactPersonId = "p-alpha", State = InvitationState.Declined, DeclineReason = "No capacity before 2029.", Deadline = At.AddDays(3).AddMinutes(13) }, "10:13:00"),
        (new RoomColleague { CdmoId = "alpha", PersonId = "p-friend", State = ColleagueState.Admitted, Function = "Head of proposals", Domain = "alpha.example", AddedBy = "p-alpha", AddedAt = At }, "Head of proposals"),
        (new RoomEntry { CdmoId = "alpha", PersonId = "p-alpha", FirstAt = At.AddMinutes(17) }, "10:17:00"),
        (GivenDataRoom.File(3), "Twelve months at 5 °C."),
        (new IssuedRfp { Round = 1, At = At, Content = RfpContent.Of(GoodScoping.Brief()) with { Objectives = "Be first with a depot form." } }, "Be first with a depot form."),
        (new KeptWording { Field = "objectives", Fingerprint = "f", Reason = "Everybody knows this word.", By = Given.Manager }, "Everybody knows this word."),
        (new EmptiedParts { Parts = ["analyticalMethods"] }, "Parts left empty on purpose"),
        (new Question { Number = 1, CdmoId = "alpha", AskedBy = "p-alpha", AskedAt = At, Round = 1, Category = QuestionCategory.TechnicalData, Text = "Which buffer is used?" }, "Which buffer is used?"),
        (new Amendment { Number = 1, Round = 1, State = AmendmentState.Issued, Reason = "A study has ended.", Addendum = 1, IssuedAt = At, IssuedBy = Given.Manager, DeadlineBefore = At, DeadlineAfter = At }, "A study has ended."),
        (new DeadlineExtension { Number = 1, Round = 1, CdmoId = "", Before = At, Deadline = At.AddDays(7), Reason = "Holidays.", ProposedBy = Given.Manager, ProposedAt = At, State = ExtensionState.Approved, DecidedBy = Given.Quality, DecidedAt = At, DecisionReason = "Fair to all of them." }, "Fair to all of them."),
        (new ProposalSeal { CdmoId = "alpha", Version = 1, SubmissionId = "s-alpha-1", SubmittedAt = At, Anchor = new string('a', 64), State = ProposalState.Opened, Admission = new Admission(true, "The portal was down.", Given.Manager, At) }, "The portal was down."),
        (new PriceEnvelope { LockedAt = At, LockedBy = Given.Manager, Reason = "All have scored.", Scores = new string('5', 64) }, "All have scored."),
        (new FileHolds { CdmoId = "bravo", Version = 1, Files = [new FileHold { FileId = "file-77", Verdict = FileVerdict.Infected, ReplaceUntil = At }] }, "file-77"),
        (new DefectWindow { CdmoId = "bravo", Fields = ["capacity"], Reason = "The year is missing.", OpenedBy = Given.Manager, OpenedAt = At, Until = At.AddDays(5) }, "The year is missing."),
        (new ScoreSheet { Pass = ScorePass.Proposal, EvaluatorId = Given.Scientist, CdmoId = "bravo", At = At, Entries = [new ScoreEntry(Criteria.All[0].Key, 4, "Seen it run.")] }, "Seen it run."),
        (new Flag { CdmoId = "bravo", FlagKey = "reluctant_audit", Evidence = "They moved the day twice.", RaisedAt = At }, "They moved the day twice."),
        (new Audit { CdmoId = "bravo", Round = 1, Findings = [new Finding("quality", FindingSeverity.Minor, "A log without a date.", null, true)] }, "A log without a date."),
        (new DecisionProposal { Number = 1, WinnerId = "alpha", Reason = "Best by far in every group.", ProposedBy = Given.Manager, At = At }, "Best by far in every group."),
        (new Agreement { CdmoId = "alpha", Kind = AgreementKind.Msa, SignedOutside = "Both boards on paper" }, "Both boards on paper"),
        (new Gate { Id = "g1", Kind = GateKind.Longlist, Number = 1, Proposal = "These two.", ProposedBy = Given.Manager, OpenedAt = At, DueAt = At, Approvers = [], Questions = [new GateQuestion(1, Given.Boss, "Why not three?", At) { Answer = "Two are enough.", AnsweredBy = Given.Manager, AnsweredAt = At }] }, "Two are enough."),
        (new GateRules { Deputies = new Dictionary<string, string>(StringComparer.Ordinal) { [Given.Boss] = "p-standin" } }, "Name of p-standin"),
        (new PendingSeat { Change = new SeatChange("p-newcomer", [], [Role.Observer], "Joins for the audit."), ProposedBy = Given.Manager, ProposedAt = At }, "Joins for the audit."),
        (new Absence { PersonId = Given.Quality, DeputyId = Given.Scientist, From = At.AddMinutes(19), Until = At.AddDays(4) }, "10:19:00"),
        (new RetentionRow { Years = 23, Hold = new LegalHold("A dispute about yields.", Given.Manager, At), Anonymisation = new Anonymisation { ProposedBy = Given.Manager, ProposedAt = At, Reason = "The period is over.", People = [] } }, "A dispute about yields."),
        (new WorkCalendar { Countries = ["DE"], Closed = [new DayOff(new(2027, 8, 2), "Summer shutdown")] }, "Summer shutdown"),
        (new MailRules { HoldForCdmos = true }, "wait until a project manager releases them"),
        (new HeldMail { Id = "1-1", Order = MailOrder.Of("rfp_issued", "p-alpha", MailLink.Room("alpha")) with { Note = "With kind regards from us." }, HeldAt = At }, "With kind regards from us."),
        (new Fault { Id = "f1", Kind = FaultKind.DeadMail, Subject = "mail|1", Mark = "m", Detail = "Mailbox full.", Since = At, State = FaultState.Dismissed, ActedBy = Given.Manager, ActedAt = At, Reason = "Told them by phone." }, "Told them by phone."),
        (new Webhook { Id = "w1", Address = "https://hooks.example/services/topsecretpath?key=topsecretkey", CreatedBy = Given.Manager, CreatedAt = At }, "hooks.example"),
        (new WebhookCall { Id = "c1", WebhookId = "w1", Stage = Stage.RfpIssued, At = At, Since = At, NextAt = At, Attempts = 3, Outcome = "HTTP 503" }, "HTTP 503"),
        (new StoredDocument { Id = "d1", FileName = "memo-of-award.pdf", ContentType = "application/pdf", BlobName = "b", Length = 3, Sha256 = new string('d', 64), At = At }, "memo-of-award.pdf"),
    ];

    /// <summary>A text of the agreement as a CDMO handed it in.</summary>
    public static CdaHandIn HandIn(FileVerdict verdict, string name) => new()
    {
        CdmoId = "alpha",
        Number = 1,
        What = CdaHandInKind.Redline,
        Remark = "",
        By = "p-alpha",
        At = At,
        File = new StoredDocument { Id = "in1", FileName = name, ContentType = "application/pdf", BlobName = "b", Length = 3, Sha256 = new string('e', 64), At = At, Finding = new(verdict, FileReason.None, null, At) },
    };
}
