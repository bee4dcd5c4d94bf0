using System.Globalization;
using System.Text.RegularExpressions;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Tests.Texts;

public sealed class SentencesTests : IDisposable
{
    private static readonly string[] Files =
    [
        "Selections/Tasks/Agreements.cs", "Selections/Tasks/Answers.cs", "Selections/Tasks/AtGate.cs", "Selections/Tasks/BeforeRfp.cs", "Selections/Tasks/Contracting.cs", "Selections/Tasks/DueDiligence.cs", "Selections/Tasks/OpenTasks.cs", "Selections/Tasks/Scoring.cs",
        "Selections/Tasks/WhileRfpIsOut.cs", "Selections/Plan/ClockStep.cs", "Selections/Plan/HoldUp.cs", "Selections/Plan/StagePlan.cs", "Decision/Selectable.cs", "Contracts/StartOfWork.cs", "Rfp/RfpCompleteness.cs", "Longlist/FitAspects.cs", "Records/TrailCheck.cs", "Records/TrailChain.cs",
    ];

    // Parts of three sentences, which stand whole among those below.
    private static readonly string[] Pieces = ["point is", "points are", "CDMO waits", "CDMOs wait", "Lives on  , the project on the other."];

    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Theory]
    [InlineData("Decide the due diligence gate", "Über das Due-Diligence-Gate entscheiden")]
    [InlineData("Answer question 2 at the longlist gate", "Frage 2 am Longlist-Gate beantworten")]
    [InlineData("Answer question 2", "Frage 2 beantworten")]
    [InlineData("You are asked as project manager. The selection waits until the gate is decided.", "Sie sind gefragt als Projektleitung. Das Auswahlverfahren wartet, bis über das Gate entschieden ist.")]
    [InlineData("Sign off the Statement of Work no. 1", "Leistungsbeschreibung Nr. 1 (SOW) abzeichnen")]
    [InlineData("2 points are missing or vague; it goes out by itself once none is.", "2 Punkte fehlen oder sind zu ungenau; sobald alle geklärt sind, geht der RFP von selbst hinaus.")]
    [InlineData("1 point is missing or vague; it goes out by itself once none is.", "Ein Punkt fehlt oder ist zu ungenau; sobald er geklärt ist, geht der RFP von selbst hinaus.")]
    [InlineData("1 CDMO waits to hear how it ended.", "Ein CDMO wartet auf Nachricht, wie es ausgegangen ist.")]
    [InlineData("3 CDMOs wait to hear how it ended.", "3 CDMOs warten auf Nachricht, wie es ausgegangen ist.")]
    [InlineData("Score Alder Biologics (Basel)", "Alder Biologics (Basel) bewerten")]
    [InlineData("Approvals 5 of 15: Holds PMDA of the authorities needed; lacks FDA, MHRA.", "Zulassungen 5 von 15: Von den nötigen Behörden vorhanden: PMDA; es fehlen FDA, MHRA.")]
    [InlineData("Business model 4 of 10: Lives on throughput, the project on the other.", "Geschäftsmodell 4 von 10: Lebt von der Auslastung, das Projekt braucht das andere.")]
    [InlineData("Row 3 was changed after it was written.", "Zeile 3 wurde verändert, nachdem sie geschrieben war.")]
    [InlineData("The mail \"rfp invitation\" to Alder Biologics did not arrive.", "Die E-Mail „Einladung zum RFP“ an Alder Biologics ist nicht angekommen.")]
    [InlineData("The mail \"regret\" to the team (project manager, quality assurance) did not arrive.", "Die E-Mail „Absage“ an das Team (Projektleitung, Qualitätssicherung) ist nicht angekommen.")]
    [InlineData("It stopped, and this is known of why: it was ended from outside.", "Er wurde von außen beendet.")]
    [InlineData("What a person wrote.", "What a person wrote.")]
    public void A_sentence_of_the_domain_follows_the_readers_language(string english, string german)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        Assert.Equal(german, Sentences.Of(english));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(english, Sentences.Of(english));
    }

    [Fact]
    public void Every_sentence_in_the_source_is_known()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var said = Files.SelectMany(f => CSharpLiterals.Of(Regex.Replace(File.ReadAllText(Path.Combine(ReadmeTests.Root, "src", "CdmoFlow", f)), "^ *//.*$|Regex[(][^\n]*$", "", RegexOptions.Multiline, TimeSpan.FromSeconds(1))))
            .Where(s => s[..Math.Min(1, s.Length)] != " " && Regex.IsMatch(s, "[A-Za-z] +[A-Za-z]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).Except(Pieces, StringComparer.Ordinal).ToList();
        Assert.True(said.Count > 75, $"{said.Count}");
        Assert.True(said.TrueForAll(s => Sentences.Of(s) != s), string.Join('\n', said.Where(s => Sentences.Of(s) == s)));
    }
}
