// A few helpers to build the page; text is always set as text, never as markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(
    ...children
      .flat(Infinity)
      .filter(
        (child) => child !== null && child !== undefined && child !== false,
      ),
  );
  return element;
}

const amounts = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const counts = new Intl.NumberFormat("en");

export const money = (value) => amounts.format(value);
export const count = (value) => counts.format(value || 0);

const months = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];
export const month = (text) => months[Number(text.slice(5, 7)) - 1];
export const moment = (text) =>
  text ? text.slice(0, 16).replace("T", " ") : "";
export const day = (text) =>
  `${Number(text.slice(8, 10))} ${month(text)} ${text.slice(0, 4)}`;

/** When a task is due, and why on that day (B10). */
export const dueLine = (due) =>
  due &&
  h(
    "p",
    { class: "vip-hint vip-due" },
    h("strong", {}, `Due ${day(due.day)}`),
    ` — ${due.derivation}`,
  );

/** Who has the task of somebody who is absent (B7). @param does decide, or act */
export const behalfNote = ({ onBehalfOf }, does) =>
  onBehalfOf &&
  h(
    "p",
    { class: "vip-message vip-behalf" },
    `You ${does} on behalf of ${onBehalfOf}, who is absent; the record says so.`,
  );

/** The word with which a list or a cycle came back. */
export const wordNote = (word) =>
  word &&
  h(
    "blockquote",
    { class: "vip-note" },
    word.text,
    h("footer", {}, `${word.by}, ${moment(word.at)}`),
  );

/** A form that cannot be shown says why. */
export const failure = (text) =>
  h("div", { class: "vip-message is-error", role: "alert" }, text);

/** Whether there is nothing to complete, since the form could not be shown; it says why. */
export function notShown(form, head) {
  if (!head) form.submitPrevented = true;
  return !head;
}

export const warning = (text) =>
  h("p", { class: "vip-message is-warning" }, text);

let fields = 0;

/** A field under its name. */
export function field(name, control) {
  control.id = `vip-field-${++fields}`;
  return h(
    "div",
    { class: "vip-field" },
    h("label", { for: control.id }, name),
    control,
  );
}

/** @param options [value, text], the chosen one by its value */
export const choice = (options, chosen = "", attributes = {}) =>
  h(
    "select",
    { class: "form-control", ...attributes },
    options.map(([value, text]) =>
      h("option", { value, selected: value === chosen }, text),
    ),
  );

export const input = (attributes = {}) =>
  h("input", { class: "form-control", autocomplete: "off", ...attributes });

export function select(label, options, onchange) {
  return h(
    "select",
    {
      "aria-label": label,
      class: "form-control",
      onchange: (event) => onchange(event.target.value),
    },
    options.map(([value, text]) => h("option", { value }, text)),
  );
}

/** Enter in a field does what its button does, and does not send Tasklist's form. */
export function onEnter(field, act) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      act();
    }
  });
}

/** Loads the style sheet once for all forms on the page. */
export function style() {
  if (!document.querySelector("link[data-vip]")) {
    document.head.append(
      h("link", {
        rel: "stylesheet",
        href: "/forms/lists/list.css",
        "data-vip": true,
      }),
    );
  }
}

/** Tasklist greys the form out until the task is claimed, and does not load it again afterwards. */
export function onClaim(root, claimed) {
  const frame = root.closest('[ng-class*="disabled-form"]');
  if (!frame) return;
  new MutationObserver(
    () => frame.classList.contains("disabled-form") || claimed(),
  ).observe(frame, {
    attributes: true,
    attributeFilter: ["class"],
  });
}
