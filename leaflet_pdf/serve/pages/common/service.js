/** The HTTP service of this server. Addresses are relative, so that pages work below any path. */

const ROOT = new URL("api/v1/", document.baseURI);

/** What the service refused, with its status, and the problem that it named (RFC 9457). */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `the server answered ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Returns the answer to a request. Raises Refusal, also if the server cannot be reached (status 0). */
export async function ask(path, { method = "GET", query = {}, body, type, headers = {}, signal } = {}) {
  const address = new URL(path, ROOT);
  for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
  const sent = { ...headers };
  if (body !== undefined) sent["Content-Type"] = type ?? "application/json";
  const data = body === undefined || type ? body : JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(address, { method, headers: sent, body: data, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { detail: "The server does not answer. Is it still running?" });
  }
  if (!answer.ok) throw new Refusal(answer.status, await problemOf(answer));
  return answer;
}

/** Returns the JSON of an answer, as `ask` does. */
export const askJson = async (path, request) => (await ask(path, request)).json();

async function problemOf(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  return type.includes("json") ? answer.json() : { detail: (await answer.text()).slice(0, 300) };
}

/** Returns the path of a leaflet, or of something of it. */
export const leaflet = (id, ...rest) => ["leaflets", encodeURIComponent(id), ...rest].join("/");

/** Returns a function that makes requests of one kind, of which only the last one counts: others are given up. */
export function latest(request) {
  let running;
  return async (...values) => {
    running?.abort();
    const mine = (running = new AbortController());
    try {
      return await request(mine.signal, ...values);
    } catch (error) {
      if (mine.signal.aborted) return undefined;
      throw error;
    }
  };
}
