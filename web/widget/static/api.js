// The calls of docs/chat-api.md. Every failure has one of five kinds, so that nobody else looks at a status:
// offline (nobody answered), later (try again), gone (no such conversation), over (it takes nothing more),
// refused (what was sent; `detail` says why).

const TIMEOUT = 30_000; // longer than the 20 s after which the server itself gives up on a turn
const KINDS = { 404: "gone", 409: "over", 408: "later", 429: "later", 502: "later", 503: "later", 504: "later" };
const TURNS = { say: "messages", undo: "undo", mode: "language-mode" };

export class Failure extends Error {
  constructor(kind, detail = "", seconds = 0) {
    super(kind);
    Object.assign(this, { kind, detail, seconds });
  }

  get passes() {
    return this.kind === "offline" || this.kind === "later";
  }
}

async function call(method, path, { token, body, as = "json" } = {}) {
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
      credentials: "omit", // no cookie is needed, so none is sent
      signal: AbortSignal.timeout?.(TIMEOUT), // browsers of before 2022 wait for as long as they like
    });
    if (response.ok) return response.status === 204 ? null : await response[as]();
  } catch {
    throw new Failure("offline");
  }
  const problem = await response.json().catch(() => ({}));
  const kind = KINDS[response.status] ?? "refused";
  throw new Failure(kind, problem.detail, Number(response.headers.get("Retry-After")) || 0);
}

const at = (talk, call = "") => `/conversations/${talk.id}${call && `/${call}`}`;

export const start = (site, mode) => call("POST", "/conversations", { body: { site, language_mode: mode } });
export const resume = (code) => call("POST", "/resume", { body: { code } });
export const read = (talk) => call("GET", at(talk), talk);
export const turn = (talk, kind, body) => call("POST", at(talk, TURNS[kind]), { ...talk, body });
export const summary = (talk) => call("GET", at(talk, "summary"), talk);
export const code = (talk) => call("POST", at(talk, "resume-code"), talk);
export const feedback = (talk, body) => call("POST", at(talk, "feedback"), { ...talk, body });
export const takeaway = (talk) => call("GET", at(talk, "takeaway"), { ...talk, as: "blob" });
export const erase = (talk) => call("DELETE", at(talk), talk);
