// Remembers the reader's time zone, so that pages can show it beside the selection's. Nothing depends on it.
if (!/(?:^|; )cdmoflow-zone=/.test(document.cookie)) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `cdmoflow-zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}
