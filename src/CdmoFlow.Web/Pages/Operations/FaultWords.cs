using CdmoFlow.Selections.Faults;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Operations;

/// <summary>What a kind of fault is called, and what to do about it, in the reader's language.</summary>
public static class FaultWords
{
    /// <summary>Its name.</summary>
    public static string NameOf(FaultKind kind) => kind switch
    {
        FaultKind.StoppedStep => T.Of("Faults_StoppedStep"),
        FaultKind.DeadMail => T.Of("Faults_DeadMail"),
        FaultKind.LostSignal => T.Of("Faults_LostSignal"),
        FaultKind.StuckCheck => T.Of("Faults_StuckCheck"),
        FaultKind.UncheckedAttachment => T.Of("Faults_UncheckedAttachment"),
        FaultKind.UnsealedFiles => T.Of("Faults_UnsealedFiles"),
        _ => T.Of("Faults_BrokenChain"),
    };

    /// <summary>What helps.</summary>
    public static string AdviceOn(FaultKind kind) => kind switch
    {
        FaultKind.StoppedStep => T.Of("Faults_StoppedStepAdvice"),
        FaultKind.DeadMail => T.Of("Faults_DeadMailAdvice"),
        FaultKind.LostSignal => T.Of("Faults_LostSignalAdvice"),
        FaultKind.StuckCheck => T.Of("Faults_StuckCheckAdvice"),
        FaultKind.UncheckedAttachment => T.Of("Faults_UncheckedAttachmentAdvice"),
        FaultKind.UnsealedFiles => T.Of("Faults_UnsealedFilesAdvice"),
        _ => T.Of("Faults_BrokenChainAdvice"),
    };

    /// <summary>What a fault of the installation is called.</summary>
    public static string NameOf(InstallationFaultKind kind) => kind switch
    {
        InstallationFaultKind.UnreadableSelection => T.Of("Faults_UnreadableSelection"),
        InstallationFaultKind.UnreadableTrail => T.Of("Faults_UnreadableTrail"),
        _ => T.Of("Faults_RemovedSelection"),
    };

    /// <summary>What helps against it.</summary>
    public static string AdviceOn(InstallationFaultKind kind) => kind switch
    {
        InstallationFaultKind.UnreadableSelection => T.Of("Faults_UnreadableSelectionAdvice"),
        InstallationFaultKind.UnreadableTrail => T.Of("Faults_UnreadableTrailAdvice"),
        _ => T.Of("Faults_RemovedSelectionAdvice"),
    };

    /// <summary>What its button says.</summary>
    public static string RetryOf(FaultKind kind) => kind switch
    {
        FaultKind.DeadMail => T.Of("Faults_SendAgain"),
        FaultKind.BrokenChain => T.Of("Faults_CheckAgain"),
        _ => T.Of("Faults_TryAgain"),
    };
}
