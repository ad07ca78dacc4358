// Work that a person waits for: how far it is, and a button that cancels it.
import { call } from "./api.js";
import { count, h } from "./dom.js";

/**
 * Leaving the page, or taking the place off it, cancels too.
 *
 * @param place where the progress stands while it lasts
 * @param begin sends the request with the options that it is given, and answers with its promise
 * @param bytes of the file that is sent first
 * @return what the request answers; throws what it throws, and an Error that says so if it was cancelled
 */
export async function watched(place, begin, bytes = 0) {
  const work = newNumber();
  const abort = new AbortController();
  const watch = new Watch(place, `/api/work/${work}`, abort, bytes);
  const leave = () => watch.leave();
  addEventListener("pagehide", leave);
  try {
    watch.run(leave);
    return await begin({ work, signal: abort.signal });
  } catch (error) {
    throw watch.cancelled ? new Error(watch.cancelled) : error;
  } finally {
    removeEventListener("pagehide", leave);
    watch.end();
  }
}

/**
 * What Tasklist submits for a form: its task is completed, or its process is started. Who leaves has submitted it all the
 * same. Called behind the form's own listeners, because these may hold it back.
 *
 * @return tells whether the person has pressed "Cancel" since; the refusal may come before the answer to that
 */
export function watchSubmissions(camForm, place) {
  let watch = null;
  camForm.on("submit", () => {
    watch = null;
    if (camForm.submitPrevented) return;
    const path = `/api/work/${camForm.taskId || camForm.processDefinitionId}`;
    const begun = (watch = new Watch(place, path));
    pause().then(() => begun.run(() => {})); // what is short shows nothing
  });
  camForm.on("submit-success", () => watch?.end());
  camForm.on("submit-failed", () => watch?.end());
  return () => Boolean(watch?.cancelling);
}

const pause = () => new Promise((again) => setTimeout(again, 500));

/** Nobody guesses it; randomUUID() would need https. */
const newNumber = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

class Watch {
  constructor(place, path, abort = null, bytes = 0) {
    Object.assign(this, { place, path, abort, bytes });
    this.bar = h("progress", { max: "1", "aria-label": "How far it is" });
    this.text = h("span");
    this.button = h(
      "button",
      {
        type: "button",
        class: "btn btn-default",
        onclick: () => this.cancel(),
      },
      "Cancel",
    );
    this.element = h("div", { class: "vip-work" }, this.bar, " ", this.text, " ", this.button); // prettier-ignore
  }

  /**
   * The server answers after a second, or when the work has ended.
   *
   * @param left what follows when nobody can see it any more
   */
  async run(left) {
    while (!this.ended) {
      if (!this.place.isConnected) {
        left();
        return;
      }
      const far = await call("GET", this.path).catch(() => null);
      if (this.ended) return;
      if (far && !far.ended) this.show(far);
      else await pause(); // not begun yet, not to be reached, or its answer is about to come
    }
  }

  show({ step, number, steps, done, total }) {
    const all = number === 1 && this.bytes ? this.bytes : total;
    this.bar.value = steps
      ? (number - 1 + Math.min(all ? done / all : 0, 1)) / steps
      : 0;
    const amount =
      all === this.bytes && all
        ? `, ${megabytes(done)} of ${megabytes(all)} MB`
        : done
          ? `, ${count(done)}`
          : "";
    if (!this.cancelling)
      this.text.textContent = steps
        ? `Step ${number} of ${steps}: ${step}${amount} …`
        : "It begins …";
    if (this.element.isConnected) return;
    this.place.replaceChildren(this.element);
    this.element.scrollIntoView({ block: "center" });
  }

  async cancel() {
    this.cancelling = true;
    this.button.disabled = true;
    this.text.textContent = "Being cancelled …";
    try {
      this.cancelled = (await call("DELETE", this.path)).message;
      this.abort?.abort();
    } catch (error) {
      this.text.textContent = error.message; // too late: the answer is about to come
    }
  }

  /** Nobody waits for an answer any more. */
  leave() {
    call("DELETE", this.path, undefined, { keepalive: true }).catch(() => {});
    this.abort.abort();
  }

  end() {
    this.ended = true;
    this.place.replaceChildren();
  }
}

const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);
