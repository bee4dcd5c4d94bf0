using CdmoFlow.Proposals;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>One sealed version whose scanner had not answered: it is asked again, ever more patiently. It counts all the while, and its files stay closed.</summary>
public static class CheckOrchestrator
{
    /// <summary>Ends when every file has its verdict; the reconciler starts another one for those that have none by then. Answers how often was asked.</summary>
    [Function(nameof(CheckOrchestrator))]
    public static Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        PatientLooks.RunAsync(context, nameof(CheckProposal), context.GetInput<SealInput>());
}
