namespace CdmoFlow.Mail.Outbox;

/// <summary>The message did not leave now, but may leave later: busy service, network, timeout. Worth a retry.</summary>
public sealed class MailTransientException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>The mail service refuses the message as it is; repeating it changes nothing, a person has to act.</summary>
public sealed class MailRefusedException(string message) : Exception(message);
