namespace CdmoFlow.Records;

/// <summary>One wrong field of an input, so that a form can show every message beside its field at once.</summary>
/// <param name="Field">camelCase path as in the JSON, such as <c>team[2].email</c>.</param>
/// <param name="Message">A sentence that says what to enter.</param>
public sealed record FieldError(string Field, string Message);
