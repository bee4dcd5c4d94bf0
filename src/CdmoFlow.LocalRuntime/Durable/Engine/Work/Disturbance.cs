namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>What a crash does to an engine, done to a running one at moments that a test chooses, so that a whole application can be shown to bear it.</summary>
internal interface IDisturbance
{
    /// <summary>True when the process "dies" after the activity has done its work and before its answer is stored: the activity runs again.</summary>
    bool LosesAnswer(string instanceId, HistoryEvent answer);

    /// <summary>True when the process "dies" right after a committed turn: the instance is read from storage again.</summary>
    bool Forgets(string instanceId);
}
