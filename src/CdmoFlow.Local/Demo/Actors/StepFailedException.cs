namespace CdmoFlow.Local.Demo.Actors;

/// <summary>A played step did not do what it should; the message says what was asked, what came back and why.</summary>
internal sealed class StepFailedException(string message, Exception? innerException = null) : Exception(message, innerException);
