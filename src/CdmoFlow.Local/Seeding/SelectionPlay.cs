using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding;

/// <summary>
/// A selection in memory that people and the clock move on, with the decisions of the app and nothing else. Each act becomes a commit. Its mails are left out: they belong to a past
/// that never reached a mailbox, and must not go out when somebody serves the storage.
/// </summary>
internal sealed class SelectionPlay(SampleFiles files)
{
    private const int MostTurns = 1000;
    private static readonly TimeSpan OpeningTime = TimeSpan.FromHours(7);
    private static readonly TimeSpan ClosingTime = TimeSpan.FromHours(16);
    private readonly List<SampleStep> steps = [];
    private Selection? selection;

    /// <summary>As it stands.</summary>
    public Selection Selection => selection!;

    /// <summary>The instant that the play has reached.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The commits so far.</summary>
    public IReadOnlyList<SampleStep> Steps => steps;

    /// <summary>The local day of the selection.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.FindSystemTimeZoneById(Selection.State.Brief.TimeZone)).DateTime);

    /// <summary>The first commit.</summary>
    public void Begin(SelectionState state, Change change, Actor actor, DateTimeOffset at)
    {
        (selection, Now) = (new Selection(state, []), at);
        Commit(change.Rows.OfType<SelectionState>().Any() ? change : change.Put(state), actor);
        Settle();
    }

    /// <summary>What a person does in one sitting, one commit.</summary>
    /// <exception cref="InvalidOperationException">The app refuses it: the story is wrong.</exception>
    public void Act(Actor actor, params IReadOnlyList<Func<Selection, DateTimeOffset, Outcome>> decisions)
    {
        var (whole, seen) = (new Change(), Selection);
        foreach (var decide in decisions)
        {
            var outcome = decide(seen, Now);
            if (outcome.Change is not { } change) throw new InvalidOperationException($"The sample world asked for what the app refuses at {seen.State.Stage}: {outcome.Refusal!.Detail}");
            foreach (var row in change.Rows) whole.Put(row);
            foreach (var note in change.Trail) whole.Note(note.Action, note.Subject, note.Old, note.New, note.Reason);
            seen = seen.After(change);
        }

        Commit(whole, actor);
        Settle();
    }

    /// <summary>Time passes, and people go on in the daytime.</summary>
    public void Wait(TimeSpan time)
    {
        var then = Now + time;
        if (then.TimeOfDay < OpeningTime) then += OpeningTime - then.TimeOfDay;
        else if (then.TimeOfDay > ClosingTime) then += TimeSpan.FromDays(1) + OpeningTime - then.TimeOfDay;
        Until(then);
    }

    /// <summary>Time passes up to an instant; whatever falls due on the way is done at its own time. An instant that has passed changes nothing.</summary>
    public void Until(DateTimeOffset then)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var next = Upkeep.Of(Selection).Select(u => u.Status(Selection, Now).WakeAt).Where(at => at > Now && at <= then).Min();
            if (next is null) break;
            Now = next.Value;
            Settle();
        }

        if (then > Now) Now = then;
        Settle();
    }

    // Everything that is due at this instant, until nothing is.
    private void Settle()
    {
        while (Upkeep.Of(Selection).Select(u => u.Due(Selection, Now)).Append(files.Due(Selection, Now)).FirstOrDefault(c => !c.IsEmpty) is { } due) Commit(due, Actor.System);
    }

    private void Commit(Change change, Actor actor)
    {
        if (change.IsEmpty) return;
        var silent = new Change();
        foreach (var row in change.Rows) silent.Put(row);
        foreach (var note in change.Trail) silent.Note(note.Action, note.Subject, note.Old, note.New, note.Reason);
        steps.Add(new SampleStep(silent, actor, Now));
        selection = Selection.After(silent);
    }
}
