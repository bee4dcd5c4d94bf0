using CdmoFlow.Records.Retention;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Retention;

/// <summary>What becomes of a name, in the reader's language.</summary>
internal static class AnonymisationWords
{
    /// <summary>The pseudonym, or why the name stays.</summary>
    public static string Becomes(PlannedPerson person) => person.KeptBecause switch
    {
        KeptReason.SelectedCdmo => T.Of("Retention_KeptSelected"),
        KeptReason.OtherSelection => T.Of("Retention_KeptElsewhere"),
        _ => Pseudonym.Of(person.PersonId),
    };
}
