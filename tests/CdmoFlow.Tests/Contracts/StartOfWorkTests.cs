using CdmoFlow.Audits;
using CdmoFlow.Contracts;

namespace CdmoFlow.Tests.Contracts;

public class StartOfWorkTests
{
    private static readonly DateTimeOffset Now = new(2027, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly StartOfWorkFacts All = new(true, null, true, true, SiteQualification.Approved);
    private static readonly LetterOfIntent Letter = new(100_000, Now.AddDays(1));

    public static TheoryData<StartOfWorkFacts, bool, bool> Cases() => new()
    {
        { All, true, true },
        { All with { Qualification = SiteQualification.ConditionallyApproved }, true, true },
        { All with { Qualification = SiteQualification.NotApproved }, true, false },
        { All with { Qualification = null }, true, false },
        { All with { QualityAgreementEffective = false }, true, false },
        { All with { QualityAgreementEffective = false, AllBeforeAnyStart = true }, false, false },
        { All with { SowSigned = false }, false, false },
        { All with { MsaExecuted = false }, false, false },
        { All with { MsaExecuted = false, LetterOfIntent = Letter }, true, true },
        { All with { MsaExecuted = false, LetterOfIntent = Letter with { Expires = Now } }, false, false },
        { All with { MsaExecuted = false, LetterOfIntent = Letter with { Cap = 0 } }, false, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Work_starts_only_when_its_agreements_and_its_site_stand(StartOfWorkFacts facts, bool development, bool gmp)
    {
        var start = StartOfWork.Check(facts, Now);

        Assert.Equal((development, gmp), (start.DevelopmentStartAllowed, start.GmpStartAllowed));
        Assert.Equal(development, start.MissingForDevelopment.Count == 0);
        Assert.Equal(gmp, start.MissingForGmp.Count == 0);
    }

    [Fact]
    public void With_nothing_signed_everything_is_named() =>
        Assert.Equal(4, StartOfWork.Check(new StartOfWorkFacts(false, null, false, false, null), Now).MissingForGmp.Count);
}
