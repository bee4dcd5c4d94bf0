using CdmoFlow.People;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Tests.Selections.Faults;

public class InstallationFaultTests
{
    private static readonly InstallationFaultKind[] Selections = [InstallationFaultKind.UnreadableSelection];
    private static readonly Actor Root = new("p-root", "site_administrator");

    [Fact]
    public void What_is_found_is_written_once_and_is_over_when_it_was_looked_for_and_not_found()
    {
        var fault = Found("JsonException");
        Assert.Equal([fault], InstallationFault.News([], [fault]));
        Assert.Empty(InstallationFault.News([fault], [Found("JsonException")]));
        Assert.Empty(InstallationFault.Over([fault], Selections, [Found("JsonException")]));
        Assert.Equal([fault], InstallationFault.Over([fault], Selections, []));
        // A sweep that did not look at everything settles nothing.
        Assert.Empty(InstallationFault.Over([fault], [], []));
        Assert.Empty(InstallationFault.Over([fault], [InstallationFaultKind.RemovedSelection], []));
    }

    [Fact]
    public void A_dismissed_one_stays_away_until_it_fails_anew()
    {
        var fault = Found("JsonException");
        Assert.NotNull(DismissInstallationFault.Decide(null, new("It was restored from a copy."), Root, Given.Now).Refused);
        Assert.NotNull(DismissInstallationFault.Decide(fault, new(" short "), Root, Given.Now).Refused);
        Assert.True(fault.IsPending);

        var dismissed = DismissInstallationFault.Decide(fault, new(" It was restored from a copy. "), Root, Given.Now).Dismissed!;
        Assert.Equal((false, "p-root", Given.Now, "It was restored from a copy."), (dismissed.IsPending, dismissed.DismissedBy, dismissed.DismissedAt, dismissed.Reason));
        Assert.Same(dismissed, DismissInstallationFault.Decide(dismissed, new("Somebody else says so, too."), Root, Given.Now.AddDays(1)).Dismissed);
        Assert.Empty(InstallationFault.News([dismissed], [Found("JsonException")]));
        Assert.Single(InstallationFault.News([dismissed], [Found("InvalidCastException")]));
    }

    private static InstallationFault Found(string mark) => InstallationFault.Found(InstallationFaultKind.UnreadableSelection, "0198", mark, Given.Now);
}
