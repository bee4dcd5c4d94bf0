using CdmoFlow.Mail;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>Mails that hold a question before all may read it, as whoever reads the list of mails sees them.</summary>
public static class QuestionMails
{
    private static readonly string[] Holding = ["question_asked", "question_refused", "question_consent", "answer_private"];

    /// <summary>The order for a reader: whole for those who read every original and for its recipient, otherwise without the question and who asked it.</summary>
    public static MailOrder ForReader(Selection selection, MailOrder order, string readerId)
    {
        if (!Holding.Contains(order.Template, StringComparer.Ordinal) || order.ToPersonId == readerId || QuestionSights.Keepers(selection).Contains(readerId, StringComparer.Ordinal)) return order;
        var values = new Dictionary<string, string>(order.Values, StringComparer.Ordinal);
        foreach (var (name, instead) in new[] { ("question", "(the question as asked)"), ("cdmo", "A CDMO"), ("reason", "(the reason)") })
        {
            if (values.ContainsKey(name)) values[name] = instead;
        }

        return order with { Values = values, Note = null };
    }
}
