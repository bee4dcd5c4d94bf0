using System.Text.RegularExpressions;

namespace CdmoFlow.Tests;

/// <summary>The threats and faults that this product answers, each with a test of its own: <c>dotnet test --filter Category=Threat</c> and <c>Category=Fault</c> list them by name.</summary>
public partial class ThreatListTests
{
    private static readonly Lazy<IReadOnlyList<string>> Threats = new(() => Named("Threat"));
    private static readonly Lazy<IReadOnlyList<string>> Faults = new(() => Named("Fault"));

    [Theory]
    [InlineData("a scanner's GET burns the link", "scanners_GET_burns_no_link")]
    [InlineData("a replayed POST submits twice", "replayed_POST_submits_once")]
    [InlineData("CDMO A opens CDMO B's file, question or room by id", "CDMO_A_opens_no_file_question_or_room_of_CDMO_B")]
    [InlineData("upload after the deadline with a SAS that still lives", "Upload_after_the_deadline_with_a_SAS_that_still_lives")]
    [InlineData("overwrite of an accepted file", "Overwrite_of_an_accepted_file")]
    [InlineData("a docx bomb", "docx_bomb")]
    [InlineData("../../ and right-to-left override in file names", "dots_and_slashes_or_a_right_to_left_override")]
    [InlineData("a forged webhook", "forged_webhook")]
    [InlineData("a late write to staging after submit", "late_write_to_staging_after_submit")]
    [InlineData("submit at T-1 s with a 30-minute scan", "Submit_at_T_minus_1_s_with_a_30_minute_scan")]
    [InlineData("an outbox row, preview or export that shows a working link or code", "No_outbox_row_history_preview_or_export_shows_a_working_link_or_code")]
    [InlineData("a deadline moved earlier", "deadline_moved_earlier_is_refused")]
    [InlineData("a role granted on a sealed selection", "role_granted_on_a_sealed_selection")]
    [InlineData("a Host header that poisons links", "Host_header_poisoning")]
    [InlineData("mail API times out after accepting", "Mail_API_times_out_after_accepting")]
    [InlineData("process killed between state write and mail", "Process_killed_between_state_write_and_mail")]
    [InlineData("process killed between upload and submit", "Process_killed_in_every_stage_and_between_upload_and_submit")]
    [InlineData("clock moved back", "clock_moved_back")]
    [InlineData("deadline to the second with nobody on the site", "Deadline_to_the_second_with_nobody_on_the_site")]
    [InlineData("extension while a draft is open", "Extension_while_a_draft_is_open")]
    [InlineData("two colleagues submitting at once", "Two_colleagues_who_submit_at_once")]
    [InlineData("forged Easy Auth headers", "Forged_Easy_Auth_headers")]
    [InlineData("CSRF on every POST", "CSRF_on_every_POST")]
    [InlineData("open redirects", "Open_redirects")]
    [InlineData("XSS through every text field and file name", "XSS_through_every_text_field_and_file_name")]
    [InlineData("XSS: every such text appears encoded", "XSS_every_text_field_and_file_name_appears_encoded")]
    [InlineData("SAS scope: read, list, other blob", "SAS_to_write_neither_reads_lists")]
    [InlineData("SAS after expiry", "SAS_after_expiry")]
    [InlineData("id guessing", "Id_guessing")]
    [InlineData("session fixation", "Session_fixation")]
    [InlineData("session theft after role change", "stolen_session_ends_with_all_others_when_the_roles_of_its_person_change")]
    [InlineData("rate limits across two instances", "Rate_limits_hold_across_two_instances")]
    [InlineData("oversized requests", "Oversized_requests")]
    [InlineData("slow requests", "Slow_requests")]
    [InlineData("header bombs", "Header_bombs")]
    [InlineData("JSON depth bombs", "JSON_depth_bombs")]
    [InlineData("SSRF through webhook addresses", "SSRF_through_webhook_addresses")]
    [InlineData("SSRF: a name that leads elsewhere when it is called", "SSRF_a_name_that_leads_to_this_machine_is_not_connected_to")]
    [InlineData("timing-safe comparisons", "Timing_safe_comparisons")]
    [InlineData("secrets in errors", "Secrets_in_errors")]
    [InlineData("security headers on every response", "Security_headers_on_every_response")]
    [InlineData("licences of all dependencies", "Every_licence_is_accepted")]
    public void Every_threat_has_a_test_that_says_so(string threat, string name) =>
        Assert.True(Threats.Value.Any(n => n.Contains(name, StringComparison.Ordinal)), $"No test with the category Threat answers \"{threat}\"; one was called ...{name}...");

    [Theory]
    [InlineData("storage 500, 503, 429, time-outs, cut connections, wrong clocks: the whole demo", "storage_with_500_503_429_timeouts_cut_connections_and_wrong_clocks")]
    [InlineData("time-outs and cut connections as the client sees them", "fault_is_seen_by_the_client_and_storage_has_or_has_not_done_it")]
    [InlineData("a body cut in the middle", "body_is_cut_in_the_middle")]
    [InlineData("wrong clocks", "wrong_clock_is_wrong_in_the_date")]
    [InlineData("429: told when to come back", "told_when_to_come_back")]
    [InlineData("a write whose answer is lost", "known_again_when_only_its_answer_was_lost")]
    [InlineData("disk full: nothing half done", "While_storage_has_no_room_for_writes")]
    [InlineData("disk full: a really full file system", "On_a_really_full_file_system")]
    [InlineData("SIGTERM in the middle", "SIGTERM_in_the_middle")]
    [InlineData("two app instances against one storage", "Two_apps_that_both_serve_and_both_drive")]
    [InlineData("two app instances, one killed", "Two_processes_on_one_hub")]
    [InlineData("SendGrid down for a day", "SendGrid_down_for_a_day")]
    public void Every_fault_has_a_test_that_says_so(string fault, string name) =>
        Assert.True(Faults.Value.Any(n => n.Contains(name, StringComparison.Ordinal)), $"No test with the category Fault answers \"{fault}\"; one was called ...{name}...");

    private static IReadOnlyList<string> Named(string category) =>
        [.. Directory.EnumerateFiles(Path.Combine(ReadmeTests.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).SelectMany(file => Of(file, category))];

    // Test methods of a file that have the category themselves or through their class.
    private static IEnumerable<string> Of(string file, string category)
    {
        var source = File.ReadAllText(file);
        var whole = ClassOf().Matches(source).Any(m => m.Groups["category"].Value == category);
        return Methods().Matches(source).Where(m => whole || m.Groups["attributes"].Value.Contains($"\"{category}\"", StringComparison.Ordinal)).Select(m => m.Groups["name"].Value);
    }

    [GeneratedRegex(@"^\[[^\n]*Trait\(""Category"", ""(?<category>\w+)""\)[^\n]*\]\r?\n(\[[^\n]*\]\r?\n)*public", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClassOf();

    [GeneratedRegex(@"(?<attributes>(^    \[[^\n]*\]\r?\n)+)    public [\w<>]+( [\w<>]+)? (?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Methods();
}
