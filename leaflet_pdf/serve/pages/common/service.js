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

/** Returns the answer to a request, after a login if one is wanted. Raises Refusal, also if no server answers (status 0). */
export async function ask(path, request = {}) {
  const answer = await sent(path, request);
  if (answer.ok) return answer;
  if (answer.status !== 401 || path === "session") throw new Refusal(answer.status, await problemOf(answer));
  const { logIn } = await import("./login.js");
  await logIn();
  return ask(path, request);
}

async function sent(path, { method = "GET", query = {}, body, type, headers = {}, signal }) {
  const address = new URL(path, ROOT);
  for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
  const all = body === undefined ? headers : { ...headers, "Content-Type": type ?? "application/json" };
  const data = body === undefined || type ? body : JSON.stringify(body);
  try {
    return await fetch(address, { method, headers: all, body: data, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { detail: "The server does not answer. Is it still running?" });
  }
}

/** Returns the JSON of an answer, as `ask` does. */
export const askJson = async (path, request) => (await ask(path, request)).json();

async function problemOf(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  return type.includes("json") ? answer.json() : { detail: (await answer.text()).slice(0, 300) };
}

/** Returns why somebody may not do what needs a role, or "" who may. */
export async function whyNot(role) {
  const { write, roles } = await askJson("session");
  if (!write) return "This server is for reading only: it was started without --write.";
  return roles.includes(role) ? "" : `This needs the role “${role}”.`;
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
