namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>What a turn writes in one transaction: the new meta row under the ETag of the old one, the turn's history, the inbox rows it consumed and those it carries over.</summary>
internal sealed record TurnCommit(InstanceMeta Meta, int Execution, int Number, Turn Turn, IReadOnlyList<InboxRow> Consumed, IReadOnlyList<InboxRow> Carried);
