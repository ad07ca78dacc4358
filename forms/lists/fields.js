// What a person is asked beside the table: a word, a reason, a rejection.
import { h, onEnter } from "./dom.js";

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

export function askReason(line, done) {
  const reason = h('input', { class: 'form-control', maxlength: '500', 'aria-label': 'Why is it dropped?', placeholder: 'Why is it dropped?' }); // prettier-ignore
  const error = h("span", { class: "vip-field-error", role: "alert" });
  const answer = () => {
    if (reason.value.trim()) done(reason.value.trim());
    else error.textContent = "Say why, in a few words.";
  };
  onEnter(reason, answer);
  return h(
    "div",
    { class: "vip-tools" },
    reason,
    confirmButton("Drop", answer),
    cancelButton(done),
    error,
  );
}

export function askRejection(reasons, done) {
  const codes = h(
    "select",
    { class: "form-control", "aria-label": "Reason of the rejection" },
    h("option", { value: "" }, "Choose a reason"),
    Object.entries(reasons).map(([code, text]) =>
      h("option", { value: code }, text),
    ),
  );
  const comment = h('input', { class: 'form-control', maxlength: '1000', 'aria-label': 'Comment', placeholder: 'Comment' }); // prettier-ignore
  const error = h("span", { class: "vip-field-error", role: "alert" });
  const answer = () => {
    if (!codes.value) error.textContent = "Choose a reason.";
    else if (codes.value === "OTHER" && !comment.value.trim())
      error.textContent = "Say in the comment what it is.";
    else done({ reason: codes.value, comment: comment.value.trim() });
  };
  onEnter(codes, answer);
  onEnter(comment, answer);
  return h(
    "div",
    { class: "vip-tools" },
    codes,
    comment,
    confirmButton("Reject", answer),
    cancelButton(done),
    error,
  );
}

const confirmButton = (text, onclick) =>
  h("button", { type: "button", class: "btn btn-primary", onclick }, text);
const cancelButton = (done) =>
  h(
    "button",
    { type: "button", class: "btn btn-default", onclick: () => done(null) },
    "Cancel",
  );
