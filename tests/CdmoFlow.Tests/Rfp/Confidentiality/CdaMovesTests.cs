using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;

namespace CdmoFlow.Tests.Rfp.Confidentiality;

public class CdaMovesTests
{
    // Columns: send, redline, sign first, execute, reuse, renew, refuse, expire, terminate. A dash is impossible.
    private const string Table = """
        existing      | -    | in_redline | -             | executed | existing | existing | refused | expired | terminated
        sent          | sent | in_redline | signed_by_one | executed | existing | -        | refused | expired | -
        in_redline    | sent | in_redline | signed_by_one | executed | existing | -        | refused | expired | -
        executed      | -    | in_redline | -             | executed | existing | executed | refused | expired | terminated
        expired       | sent | in_redline | -             | executed | existing | executed | refused | -       | -
        refused       | sent | in_redline | -             | executed | existing | -        | refused | -       | -
        signed_by_one | sent | in_redline | -             | executed | existing | -        | refused | expired | -
        terminated    | sent | -          | -             | executed | existing | -        | -       | -       | -
        """;

    private static readonly CdaMove[] Columns =
        [CdaMove.Send, CdaMove.Redline, CdaMove.SignFirst, CdaMove.Execute, CdaMove.Reuse, CdaMove.Renew, CdaMove.Refuse, CdaMove.Expire, CdaMove.Terminate];

    [Fact]
    public void Every_move_from_every_state_goes_where_the_table_says()
    {
        var rows = Table.Split('\n').Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToList();
        Assert.Equal(Enum.GetValues<CdaMove>().Order(), Columns.Order());
        Assert.Equal(EnumNames.All<CdaState>().Order(StringComparer.Ordinal), rows.Select(r => r[0]).Order(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            Assert.True(EnumNames.TryParse<CdaState>(row[0], out var from));
            for (var i = 0; i < Columns.Length; i++)
                Assert.Equal((row[0], Columns[i], row[i + 1]), (row[0], Columns[i], CdaMoves.Next(from, Columns[i]) is { } to ? EnumNames.Of(to) : "-"));
        }
    }

    [Theory]
    [InlineData(CdaState.Sent, null, null, CdaSide.Cdmo)]
    [InlineData(CdaState.InRedline, CdaSide.Cdmo, null, CdaSide.Sponsor)]
    [InlineData(CdaState.InRedline, CdaSide.Sponsor, null, CdaSide.Cdmo)]
    [InlineData(CdaState.InRedline, null, null, CdaSide.Sponsor)]
    [InlineData(CdaState.SignedByOne, null, CdaSide.Sponsor, CdaSide.Cdmo)]
    [InlineData(CdaState.SignedByOne, null, CdaSide.Cdmo, CdaSide.Sponsor)]
    [InlineData(CdaState.Executed, CdaSide.Cdmo, CdaSide.Cdmo, null)]
    [InlineData(CdaState.Refused, CdaSide.Cdmo, null, null)]
    public void The_ball_lies_with_the_side_that_must_act(CdaState state, CdaSide? lastRound, CdaSide? signature, CdaSide? ball) => Assert.Equal(ball, new Cda
    {
        CdmoId = "alpha",
        State = state,
        Rounds = lastRound is { } from ? [new(1, from, new(2027, 3, 1), "")] : [],
        Signatures = signature is { } side ? [new(side, "Ann Ahl", "CEO", new(2027, 3, 1))] : [],
    }.Ball);

    [Theory]
    [InlineData("ann@cdmo.example", true)]
    [InlineData("ann@lab.cdmo.example", true)]
    [InlineData("ann@CDMO.example", true)]
    [InlineData("ann@notcdmo.example", false)]
    [InlineData("ann@cdmo.example.evil.example", false)]
    [InlineData("cdmo.example", false)]
    [InlineData("@cdmo.example", false)]
    public void Covered_people_are_known_by_the_domain_of_their_address(string email, bool covered) =>
        Assert.Equal(covered, new Cda { CdmoId = "alpha", State = CdaState.Executed, CoveredDomains = ["cdmo.example"] }.Covers(email));
}
