using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Http;

/// <summary>Shows a page about the selection that the door has loaded, with the names of its people; "not found" where there is none.</summary>
public sealed class SelectionPages(PeopleStore people, Answers answers)
{
    /// <summary>A page whose model is made from the selection.</summary>
    /// <param name="request">The request for a page below <c>selections/{selectionId}</c>.</param>
    /// <param name="model">Makes the page's model; null when what the address names is not in this selection.</param>
    public async Task<IResult> ShowAsync<TComponent, TModel>(HttpRequest request, Func<SelectionModel, TModel?> model)
        where TComponent : ModelPage<TModel>
        where TModel : class =>
        request.HttpContext.Loaded() is { } loaded && model(new SelectionModel(loaded.Selection, await people.NamesAsync()) { SharedMailboxes = await people.SharedMailboxesAsync() }) is { } shown
            ? Page.Show<TComponent, TModel>(request, shown)
            : answers.NotFound(request);
}
