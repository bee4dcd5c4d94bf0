namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>An instance as read from its partition: its meta row, the turns of its current execution and its inbox.</summary>
internal sealed record StoredInstance(InstanceMeta Meta, List<Turn> History, List<InboxRow> Inbox);
