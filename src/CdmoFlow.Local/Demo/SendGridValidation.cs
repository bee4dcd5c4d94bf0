namespace CdmoFlow.Local.Demo;

/// <summary>One entry of SendGrid's error answer.</summary>
internal sealed record SendGridError(string Message, string? Field, string? Help = null);

/// <summary>The checks of SendGrid that a mistake of ours would run into, so that it shows on a laptop and not in production.</summary>
internal static class SendGridValidation
{
    private static readonly string[] Reserved =
        ["x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding", "to", "from", "subject", "reply-to", "cc", "bcc"];

    public static IEnumerable<SendGridError> Check(SendGridRequest request)
    {
        var people = request.Personalizations ?? [];
        if (people.Count == 0)
            yield return new("The personalizations field is required and must have at least one personalization.", "personalizations");
        for (var i = 0; i < people.Count; i++)
        {
            var to = people[i].To ?? [];
            if (to.Count == 0)
                yield return new("The to array is required for all personalization objects, and must have at least one email object with a valid email address.", $"personalizations.{i}.to");
            for (var j = 0; j < to.Count; j++)
            {
                if (!SendGridRequest.IsAddress(to[j].Email))
                    yield return new("Does not contain a valid address.", $"personalizations.{i}.to.{j}.email");
            }
            if (string.IsNullOrEmpty(people[i].Subject ?? request.Subject))
                yield return new("The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.", "subject");
            foreach (var header in (people[i].Headers ?? request.Headers ?? new Dictionary<string, string>()).Keys.Where(h => Reserved.Contains(h, StringComparer.OrdinalIgnoreCase)))
                yield return new($"The header {header} is reserved.", $"personalizations.{i}.headers");
        }
        if (!SendGridRequest.IsAddress(request.From?.Email))
            yield return new("The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.", "from.email");
        var content = request.Content ?? [];
        if (content.Count == 0)
            yield return new("Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block.", "content");
        for (var i = 0; i < content.Count; i++)
        {
            if (string.IsNullOrEmpty(content[i].Value))
                yield return new("The content value must be a string at least one character in length.", $"content.{i}.value");
        }
        if (content.Count > 1 && content[0].Type != "text/plain")
            yield return new("If present, text/plain must be the first content block.", "content");
    }
}
