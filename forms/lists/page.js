// The pages outside of Tasklist: the table of lines, and forms that ask once more before they change anything.
import { call } from "./api.js";
import { LineTable } from "./table.js";

for (const form of document.querySelectorAll("form[data-post]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    clear(form);
    try {
      await call(
        "POST",
        form.dataset.post,
        Object.fromEntries(new FormData(form)),
      );
      location.reload();
    } catch (error) {
      refuse(form, error);
      button.disabled = false;
    }
  });
}

// What was left as it is need not stand in the address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("formdata", (event) => {
    for (const field of form.querySelectorAll("[data-as-is]")) {
      if (field.value === field.dataset.asIs) event.formData.delete(field.name);
    }
  });
}

/** Beside the field that is wrong, else below the form. */
function refuse(form, { field, message }) {
  const beside = form.querySelector(`[data-error-of="${field}"]`);
  (beside || form.querySelector("[role=alert]")).textContent = message;
  const input = beside && form.elements[field];
  input?.setAttribute("aria-invalid", "true");
  input?.focus();
}

function clear(form) {
  for (const error of form.querySelectorAll("[data-error-of], [role=alert]"))
    error.textContent = "";
  for (const input of form.querySelectorAll("[aria-invalid]"))
    input.removeAttribute("aria-invalid");
}

const place = document.querySelector("[data-lines]");
if (place) {
  const path = place.dataset.lines;
  const onerror = (error) => {
    place.nextElementSibling.textContent = error.message;
  };
  call("GET", path)
    .then((head) => {
      const table = new LineTable({
        path: `${path}/lines`,
        mode: "read",
        head,
        onerror,
      });
      place.replaceChildren(table.element);
      return table.load();
    })
    .catch(onerror);
}
