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
    watch.run();
    return await begin({ work, signal: abort.signal });
  } catch (error) {
    throw watch.cancelled ? new Error(watch.cancelled) : error;
  } finally {
    removeEventListener("pagehide", leave);
    watch.end();
  }
}

/** Nobody guesses it; randomUUID() would need https. */
const newNumber = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

class Watch {
  constructor(place, path, abort, bytes) {
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

  /** The server answers after a second, or when the work has ended. */
  async run() {
    while (!this.ended) {
      if (!this.place.isConnected) {
        this.leave();
        return;
      }
      const far = await call("GET", this.path).catch(() => null);
      if (this.ended || far?.ended) return;
      if (far) this.show(far);
      else await new Promise((again) => setTimeout(again, 500)); // not begun yet, or not to be reached
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
    if (!this.element.isConnected) this.place.replaceChildren(this.element);
  }

  async cancel() {
    this.cancelling = true;
    this.button.disabled = true;
    this.text.textContent = "Being cancelled …";
    try {
      this.cancelled = (await call("DELETE", this.path)).message;
      this.abort.abort();
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
