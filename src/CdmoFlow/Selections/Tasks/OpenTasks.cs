using CdmoFlow.Mail;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Selections.Tasks;

/// <summary>
/// Everything that waits for the sponsor's people in one selection, derived from its facts alone: nobody keeps a list that could be forgotten. An open gate comes before
/// the stage, because while it is open nothing else of the stage can be done.
/// </summary>
public static class OpenTasks
{
    /// <summary>The tasks, in no particular order.</summary>
    public static IReadOnlyList<OpenTask> Of(Selection selection) =>
    [
        .. selection.OpenGate is { } gate ? AtGate.Of(selection, gate) : OfStage(selection),
        .. Agreements.Of(selection),
        .. Colleagues.Of(selection),
        .. Ratings.Of(selection),
        .. Registrations.Of(selection),
        .. selection.HeldMails is [var oldest, ..] held
            ? ForManagers(selection, held.Count == 1 ? "Release a mail" : $"Release {held.Count} mails", "Mails to the CDMOs wait until you have read them; meanwhile deadlines go on.", oldest.HeldAt.AddDays(1), $"{Home(selection)}/mails")
            : [],
        .. Retention.Of(selection),
        .. WebhookTasks.Of(selection),
        .. selection.State.NeedsAttention.SelectMany(sentence => ForManagers(selection, sentence, "The selection needs attention; the project manager decides how it goes on.", null, PathOf(selection, sentence))),
    ];

    // A mail that did not arrive is looked after where it can be read, sent again, or sent to somebody else.
    private static string? PathOf(Selection selection, string sentence) =>
        selection.All<Fault>().FirstOrDefault(f => f is { Kind: FaultKind.DeadMail, State: FaultState.Open } && f.Sentence == sentence) is { } fault ? $"{Home(selection)}/mails/{OutboxMail.IdOf(fault.Subject)}" : null;

    /// <summary>A task of every project manager on the selection's page.</summary>
    internal static IEnumerable<OpenTask> ForManagers(Selection selection, string what, string why, DateTimeOffset? dueAt, string? path = null) =>
        selection.ProjectManagers.Select(manager => new OpenTask(manager, what, why, dueAt, path ?? Home(selection)));

    /// <summary>The selection's page.</summary>
    internal static string Home(Selection selection) => $"/selections/{selection.Id}";

    private static IEnumerable<OpenTask> OfStage(Selection selection) => selection.State.Stage switch
    {
        Stage.Longlist => BeforeRfp.Longlist(selection).Concat(Answers.Of(selection)),
        Stage.Cda => BeforeRfp.Confidentiality(selection).Concat(Answers.Of(selection)),
        Stage.RfpPreparation => BeforeRfp.Preparation(selection),
        Stage.RfpIssued => WhileRfpIsOut.Of(selection),
        Stage.Opening => Scoring.Opening(selection),
        Stage.Scoring => Scoring.Scores(selection),
        Stage.DueDiligence => DueDiligence.Of(selection),
        Stage.Decision => ForManagers(selection, "Propose winner and runner-up", "All sites are settled; the award gate opens with your proposal.", selection.State.DueAt),
        Stage.Contract or Stage.Contracted => Contracting.Of(selection),
        _ => [],
    };
}
