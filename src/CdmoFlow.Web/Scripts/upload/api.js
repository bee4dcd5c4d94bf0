// Our own API: JSON there and back, with the page's antiforgery token. A refusal carries the server's sentence.
export const fill = (text, value) => text.replace("{0}", () => value);

export async function call(method, url, body, token, texts) {
  const answer = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-Antiforgery-Token": token },
    body: method === "GET" ? undefined : JSON.stringify(body),
  });
  const json = await answer.json().catch(() => ({}));
  if (answer.ok) return json;
  const fields = (json.errors || []).map((error) => error.message).join(" ");
  const refused = new Error(fields || json.detail || fill(texts.textServer, answer.status));
  refused.final = answer.status < 500;
  throw refused;
}
