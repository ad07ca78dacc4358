// Fields that know their name in the draft, and show what is wrong with them.
import { h } from "../lists/dom.js";

let ids = 0;

export class Fields {
  /** @param onchange after each change of any field */
  constructor(onchange) {
    this.onchange = onchange;
    this.all = new Map();
    this.rules = [];
  }

  /** @param attributes of the input; options [value, text] make it a choice */
  text(name, label, { options, area, hint, ...attributes } = {}) {
    const id = `vip-step-${++ids}`;
    const common = { id, name, class: "form-control", autocomplete: "off", "aria-describedby": `${id}-error`, oninput: () => this.onchange(), ...attributes }; // prettier-ignore
    const control = options
      ? h("select", { ...common, onchange: () => this.onchange() }, options.map(([value, text]) => h("option", { value }, text))) // prettier-ignore
      : h(area ? "textarea" : "input", common);
    return this.add(name, {
      read: () => control.value.trim() || null,
      write: (value) => (control.value = value ?? ""),
      element: h("div", { class: "vip-field" }, h("label", { for: id }, label), control, hint && h("span", { class: "vip-small" }, hint)), // prettier-ignore
      control,
      error: `${id}-error`,
    });
  }

  check(name, label) {
    const id = `vip-step-${++ids}`;
    const control = h("input", { id, name, type: "checkbox", "aria-describedby": `${id}-error`, onchange: () => this.onchange() }); // prettier-ignore
    return this.add(name, {
      read: () => control.checked,
      write: (value) => (control.checked = Boolean(value)),
      element: h("div", { class: "vip-check" }, h("label", {}, control, ` ${label}`)), // prettier-ignore
      control,
      error: `${id}-error`,
    });
  }

  /** @param options [value, text]; values may be booleans */
  radio(name, legend, options) {
    const group = `vip-step-${++ids}`;
    const ways = options.map(([value, text]) => {
      const control = h("input", { type: "radio", name: group, onchange: () => this.onchange() }); // prettier-ignore
      return { value, control, element: h("label", {}, control, ` ${text}`) };
    });
    return this.add(name, {
      read: () => ways.find(({ control }) => control.checked)?.value ?? null,
      write: (value) =>
        ways.forEach((way) => (way.control.checked = way.value === value)),
      element: h("fieldset", { class: "vip-choice", "aria-describedby": `${group}-error` }, h("legend", {}, legend), ways.map((way) => way.element)), // prettier-ignore
      control: ways[0].control,
      error: `${group}-error`,
    });
  }

  add(name, entry) {
    entry.blame = h("span", { id: entry.error, class: "vip-field-error", role: "alert" }); // prettier-ignore
    entry.element.append(entry.blame);
    this.all.set(name, entry);
    return entry.element;
  }

  /** Shows the element only while the condition holds; what is hidden is not read. */
  when(condition, element) {
    this.rules.push({ condition, element });
    return element;
  }

  settle() {
    for (const { condition, element } of this.rules)
      element.hidden = !condition(this.read(true));
  }

  /** @param whole whether hidden fields count too */
  read(whole = false) {
    const values = {};
    for (const [name, entry] of this.all) {
      if (whole || !entry.element.closest("[hidden]"))
        values[name] = entry.read();
    }
    return values;
  }

  /** What is known already stays where nothing is given. */
  write(values) {
    for (const [name, value] of Object.entries(values)) {
      if (value !== null && value !== undefined)
        this.all.get(name)?.write(value);
    }
  }

  /** Says beside each field what is wrong with it, and goes to the first. */
  blame(problems) {
    for (const entry of this.all.values()) entry.blame.textContent = "";
    for (const { field, sentence } of [...problems].reverse()) {
      const entry = this.all.get(field);
      if (!entry) continue;
      entry.blame.textContent = sentence;
      entry.control.focus();
    }
  }

  /** Takes away what is right by now. */
  forget(problems) {
    for (const [name, entry] of this.all) {
      if (!problems.some(({ field }) => field === name))
        entry.blame.textContent = "";
    }
  }
}
