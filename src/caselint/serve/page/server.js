// What the page asks the server. It speaks to nobody else, and to nobody once the server has ended: another
// program might be listening at the address by then.

const token = location.hash.slice(1);
const page = crypto.randomUUID();
let there = Boolean(token);

/** Nothing can be asked; the message is for the user. */
export class Refused extends Error {}

/** The server has ended, or does not know this page. */
export class Gone extends Error {}

async function ask(path, { headers = {}, ...options } = {}) {
  if (!there) throw new Gone();
  let answer;
  try {
    const all = { ...headers, Authorization: `Bearer ${token}` };
    answer = await fetch(path, { ...options, headers: all, cache: "no-store", credentials: "omit", redirect: "error" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Gone();
  }
  if (answer.status === 401) throw new Gone();
  return answer;
}

export function hasToken() {
  return Boolean(token);
}

export async function about() {
  return (await ask("about")).json();
}

/** Resolves when the server has ended. */
export async function ended() {
  try {
    const reader = (await ask("open")).body.getReader();
    while (!(await reader.read()).done);
  } catch {
    // it broke off: that is an end, too
  }
  there = false;
}

/** What caselint says of a text, or of a file. Resolves to null if something newer was sent meanwhile. */
export async function check(what, profile, signal) {
  const isFile = what instanceof File;
  const headers = { "X-Page": page, "Content-Type": isFile ? "application/octet-stream" : "text/plain;charset=utf-8" };
  if (isFile) headers["X-File-Name"] = encodeURIComponent(what.name.toWellFormed?.() ?? what.name);
  const body = isFile ? await contents(what) : what;
  const path = `check?profile=${encodeURIComponent(profile)}`;
  const answer = await ask(path, { method: "POST", headers, body, signal });
  if (answer.status === 204) return null;
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told.problem);
  return told;
}

async function contents(file) {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new Refused(
      "This cannot be read from here: it is a folder, or a file that was changed or moved since. Drop the file itself again.",
    );
  }
}
