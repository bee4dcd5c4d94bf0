namespace CdmoFlow.Web.Pages.Scoping;

/// <summary>What the form of a new selection starts from.</summary>
/// <param name="RequestId">Version-7 GUID, new with every form: sending one form twice creates one selection.</param>
/// <param name="Name">Name of the visitor, proposed as project manager.</param>
/// <param name="Email">Address of the visitor.</param>
public sealed record NewSelectionModel(string RequestId, string Name, string Email);
