using CdmoFlow.Functions.Selections;
using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.Selections;
using Microsoft.DurableTask;

namespace CdmoFlow.LocalRuntime.Tests.Scheduling;

/// <summary>The helper that waits for "a decision or a deadline, which may move", under every order of event, timer and activity that exists.</summary>
public sealed class WaitingForDecisionOrDeadline
{
    private const int MostSchedules = 400_000;
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_decision_is_noticed_at_once_in_every_order()
    {
        var schedules = Choices.Exhaust(choices =>
        {
            var table = new Table();
            var engine = Engine(Helper, table, choices);
            engine.Outside.Add(() => table.Decide(engine, times: 2));
            engine.Start("Helper", "h");
            engine.Run();
            // Nothing but the decision could end it: the clock never had to move.
            Assert.Equal(("decided", Start), (Output(engine), engine.Now));
        }, MostSchedules);

        Assert.True(schedules >= 10, $"Only {schedules} schedules.");
    }

    [Fact]
    public void A_deadline_that_moves_is_kept_in_every_order_and_a_decision_before_it_counts()
    {
        var outcomes = new HashSet<(string, double)>();
        Choices.Exhaust(choices =>
        {
            var table = new Table();
            var engine = Engine(Helper, table, choices, timeIsFree: true);
            engine.Outside.Add(() => table.Extend(engine, TimeSpan.FromDays(14)));
            engine.Outside.Add(() => table.Decide(engine, times: 1));
            engine.Start("Helper", "h");
            engine.Run();
            var ended = engine["h"].Updated;
            var late = Output(engine) == "late";
            Assert.True(!late || ended >= table.Deadline, $"Closed at {ended} although the deadline is {table.Deadline}.");
            Assert.True(late || table.DecidedAt < table.Deadline, "A decision after the deadline counted.");
            outcomes.Add((Output(engine), (ended - Start).TotalDays));
        }, MostSchedules);

        Assert.Contains(("decided", 0), outcomes);
        Assert.Contains(("late", 7), outcomes);
    }

    [Fact]
    public void An_activity_that_dies_before_its_answer_is_stored_changes_nothing()
    {
        Choices.Exhaust(choices =>
        {
            var table = new Table();
            var engine = Engine(Helper, table, choices, losesAnswers: true);
            engine.Outside.Add(() => table.Decide(engine, times: 1));
            engine.Start("Helper", "h");
            engine.Run();
            Assert.Equal("decided", Output(engine));
        }, MostSchedules);
    }

    [Fact]
    public void A_decision_after_a_reminder_is_noticed_by_one_lasting_wait_and_lost_by_a_wait_that_is_cancelled_each_round()
    {
        Assert.Equal([Start.AddDays(7)], EndsAfterReminder(Helper));
        Assert.Equal([Start.AddDays(7), Start.AddDays(3650)], EndsAfterReminder(CancellingHelper));
    }

    /// <summary>When the helper ends if the decision falls after a reminder's timer; the next timer is ten years away.</summary>
    private static SortedSet<DateTimeOffset> EndsAfterReminder(Func<TaskOrchestrationContext, Task<object?>> helper)
    {
        var ends = new SortedSet<DateTimeOffset>();
        Choices.Exhaust(choices =>
        {
            var decided = false;
            var offered = false;
            string? Look(ActivityRequest request)
            {
                var engine = request.Scheduler;
                if (!offered && engine.Now >= Start.AddDays(7))
                {
                    offered = true;
                    engine.Outside.Add(() =>
                    {
                        decided = true;
                        engine.Raise("h", Watch.Changed, "d1");
                    });
                }

                return Payload.Write(decided ? StageStatus.Finished("decided") : StageStatus.WaitUntil(Start.AddDays(offered ? 3650 : 7)));
            }

            var scheduler = new StepScheduler(new LocalRuntimeRegistry().AddOrchestrator("Helper", helper), Look, choices, Start);
            scheduler.Start("Helper", "h");
            scheduler.Run();
            Assert.Equal("decided", Output(scheduler));
            ends.Add(scheduler.Now);
        }, MostSchedules);
        return ends;
    }

    private static async Task<object?> Helper(TaskOrchestrationContext context) => (await new Watch(context).UntilDone("Keep", new StageInput("s"))).Next;

    /// <summary>What durable rule 6 forbids: a new wait in every round, the old one cancelled.</summary>
    private static async Task<object?> CancellingHelper(TaskOrchestrationContext context)
    {
        while (true)
        {
            using var cancel = new CancellationTokenSource();
            var status = await context.CallActivityAsync<StageStatus>("Keep");
            if (status.Done)
            {
                return status.Next;
            }

            var change = context.WaitForExternalEvent<string>(Watch.Changed, cancel.Token);
            using var timer = new CancellationTokenSource();
            await Task.WhenAny(change, context.CreateTimer(status.WakeAt!.Value.UtcDateTime, timer.Token));
            cancel.Cancel();
            timer.Cancel();
        }
    }

    private static StepScheduler Engine(
        Func<TaskOrchestrationContext, Task<object?>> helper, Table table, Choices choices, bool timeIsFree = false, bool losesAnswers = false) =>
        new(new LocalRuntimeRegistry().AddOrchestrator("Helper", helper), request => Payload.Write(table.Look(request.Scheduler.Now)), choices, Start)
        {
            TimeIsFree = timeIsFree,
            LosesAnswers = losesAnswers,
        };

    private static string Output(StepScheduler engine) => Payload.Read<string>(engine["h"].Output, "The output")!;

    /// <summary>The truth: a decision, or a deadline that may move.</summary>
    private sealed class Table
    {
        private bool closed;

        public DateTimeOffset Deadline { get; private set; } = Start.AddDays(7);

        public DateTimeOffset? DecidedAt { get; private set; }

        public StageStatus Look(DateTimeOffset now)
        {
            if (DecidedAt is not null)
            {
                return StageStatus.Finished("decided");
            }

            closed |= now >= Deadline;
            return closed ? StageStatus.Finished("late") : StageStatus.WaitUntil(Deadline);
        }

        public void Decide(StepScheduler engine, int times)
        {
            if (closed || engine.Now >= Deadline)
            {
                return;
            }

            DecidedAt = engine.Now;
            for (var i = 0; i < times; i++)
            {
                engine.Raise("h", Watch.Changed, "d1");
            }
        }

        public void Extend(StepScheduler engine, TimeSpan by)
        {
            if (closed || DecidedAt is not null)
            {
                return;
            }

            Deadline += by;
            engine.Raise("h", Watch.Changed, "x1");
        }
    }
}
