// What a person is asked beside the table: a word, a choice, a reason.
import { choice, field, h, input, onEnter } from "./dom.js";

/** A text that is stored while it is written, so that completing the task finds it. */
export function wordField(label, save) {
  let saved = "";
  let wait;
  const state = h("span", { class: "vip-small", role: "status" });
  const area = h("textarea", {
    class: "form-control",
    rows: "2",
    maxlength: "2000",
    "aria-label": label,
    placeholder: label,
    oninput: () => {
      clearTimeout(wait);
      wait = setTimeout(store, 400);
    },
    onblur: () => store(),
  });
  async function store() {
    clearTimeout(wait);
    const text = area.value.trim();
    if (!text || text === saved) return;
    try {
      await save(text);
      saved = text;
      state.textContent = "Saved.";
    } catch (error) {
      state.textContent = error.message;
    }
  }
  return {
    element: h("div", {}, area, state),
    isSaved: () => saved !== "" && saved === area.value.trim(),
  };
}

/**
 * Two ways to end a task; the second one needs a word. A new field has no answer, so whoever reloads chooses again.
 *
 * @param undecided what to say while nothing is chosen
 * @param wordless what to say while the second way has no word
 */
export function choiceField({
  name,
  legend,
  yes,
  no,
  word,
  undecided,
  wordless,
  onchange,
}) {
  let value;
  const way = (answer, text) =>
    h(
      "label",
      {},
      h("input", {
        type: "radio",
        name,
        onchange: () => {
          value = answer;
          word.element.hidden = answer;
          onchange();
        },
      }),
      ` ${text}`,
    );
  word.element.hidden = true;
  return {
    element: h(
      "fieldset",
      { class: "vip-choice" },
      h("legend", {}, legend),
      way(true, yes),
      way(false, no),
      word.element,
    ),
    value: () => Boolean(value),
    missing: () =>
      value === undefined
        ? undecided
        : !value && !word.isSaved()
          ? wordless
          : null,
  };
}

/**
 * Fields with a button that sends what they read; a mistake, or the server's refusal, is said beside them.
 *
 * @param parts each with an element and a read() that answers with its values or throws what is missing
 * @param text of the button
 * @param send what to do with all values
 * @param cancel left out where there is nothing to close
 */
export function askFor({ text, parts }, { send, cancel }) {
  const error = h("span", { class: "vip-field-error", role: "alert" });
  const answer = async () => {
    error.textContent = "";
    try {
      await send(Object.assign({}, ...parts.map((part) => part.read())));
    } catch (problem) {
      error.textContent = problem.message;
    }
  };
  const element = h(
    "div",
    { class: "vip-tools" },
    parts.map((part) => part.element),
    h(
      "button",
      {
        type: "button",
        class: cancel ? "btn btn-primary" : "btn btn-default",
        onclick: answer,
      },
      text,
    ),
    cancel &&
      h(
        "button",
        { type: "button", class: "btn btn-default", onclick: cancel },
        "Cancel",
      ),
    error,
  );
  element
    .querySelectorAll("input, select")
    .forEach((control) => onEnter(control, answer));
  return element;
}

/** Asks for one text. */
export function askText({ label, maxlength, key, missing, text }, done) {
  const control = input({ maxlength });
  return askFor(
    {
      text,
      parts: [
        {
          element: field(label, control),
          read: () => {
            if (!control.value.trim()) throw new Error(missing);
            return { [key]: control.value.trim() };
          },
        },
      ],
    },
    done,
  );
}

/** Asks why a line is returned or rejected: a coded reason, and a comment if that says too little. */
export function askDecision({ label, text, reasons }, done) {
  const codes = choice([["", "Choose a reason"], ...Object.entries(reasons)]);
  const comment = input({ maxlength: "1000" });
  return askFor(
    {
      text,
      parts: [
        {
          element: [field(label, codes), field("Comment", comment)],
          read: () => {
            if (!codes.value) throw new Error("Choose a reason.");
            if (codes.value === "OTHER" && !comment.value.trim())
              throw new Error("Say in the comment what it is.");
            return { reason: codes.value, comment: comment.value.trim() };
          },
        },
      ],
    },
    done,
  );
}
