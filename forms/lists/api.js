// The product's own API, on the login and the CSRF token of the web applications.

/** Of a page of the product itself, or from the cookie of the web applications. */
function token() {
  const page = document.querySelector('meta[name="csrf-token"]');
  if (page) return page.content;
  const cookie = document.cookie
    .split("; ")
    .find((part) => part.startsWith("XSRF-TOKEN="));
  return cookie ? decodeURIComponent(cookie.slice("XSRF-TOKEN=".length)) : "";
}

/**
 * Answers with the parsed body; throws an Error whose message is for the person, and whose field may say which is wrong.
 *
 * @param options work: its number (work.js); signal and keepalive as fetch has them
 */
export function call(method, path, body, options) {
  return request(
    method,
    path,
    "application/json",
    body === undefined ? undefined : JSON.stringify(body),
    options,
  );
}

/** Sends a file as it is; the server reads it as a stream. */
export function send(path, file, options) {
  return request("POST", path, "application/octet-stream", file, options);
}

/** What stands on a page of the product; null if the page is not to be had. */
export async function content(address, { work, signal }) {
  const response = await fetch(address, {
    credentials: "same-origin",
    headers: { "X-Work": work },
    signal,
  });
  const page = new DOMParser().parseFromString(
    await response.text(),
    "text/html",
  );
  return response.ok || response.status === 422
    ? page.querySelector("main")
    : null;
}

async function request(method, path, type, body, { work, ...options } = {}) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      method,
      credentials: "same-origin",
      headers: {
        "Content-Type": type,
        Accept: "application/json",
        "X-XSRF-TOKEN": token(),
        ...(work && { "X-Work": work }),
      },
      body,
    });
  } catch {
    throw new Error(
      "The server cannot be reached. Nothing was stored; try again in a moment.",
    );
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (response.status === 401)
    throw new Error("You are logged out. Log in again, then reload this page.");
  if (response.status === 404 && path.startsWith("/api/tasks/"))
    throw new Error(
      "This task is no longer there. Somebody may have completed it.",
    );
  const message =
    answer.message ||
    `The server refused (${response.status}). Nothing was stored.`;
  throw Object.assign(new Error(message), { field: answer.field });
}

/** A variable that travels with the completion; Tasklist forgets them all after a refusal. */
export function setVariable(form, name, type, value) {
  const variables = form.variableManager;
  if (!variables.variable(name))
    variables.createVariable({ name, type, value: null });
  variables.variableValue(name, value);
}

/** The engine wraps a refusal in its own words; people want the sentence. */
export function sentence(error) {
  const text = String(
    (error && (error.message || (error.data && error.data.message))) ||
      error ||
      "",
  );
  return text
    .replace(
      /^.*(?:Exception while invoking TaskListener|couldn't execute[^:]*): /s,
      "",
    )
    .replace(/'$/, "");
}
