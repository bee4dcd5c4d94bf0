namespace CdmoFlow.Local;

/// <summary>Something on this machine has to be installed or set differently; the message is the whole story, shown without a stack trace, exit code 2.</summary>
public sealed class SetupException(string message, Exception? innerException = null) : Exception(message, innerException);
