// The pages outside of Tasklist: the table of lines, and forms that ask once more before they change anything.
import { call, content } from "./api.js";
import { LineTable } from "./table.js";
import { watched } from "./work.js";

// On the document, because a page that has been asked for anew brings forms of its own.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const place = form.querySelector("[data-progress]");
  if (!form.dataset.post && !place) return;
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  clear(form);
  try {
    await (form.dataset.post ? change(form, place) : show(form, place));
  } catch (error) {
    refuse(form, error);
  }
  button.disabled = false;
});

/** @param place where a change that takes a while shows how far it is */
async function change(form, place) {
  const fields = Object.fromEntries(new FormData(form));
  const post = (options) => call("POST", form.dataset.post, fields, options);
  await (place ? watched(place, post) : post());
  location.reload();
}

/** Asks for the page that the form leads to, which takes a while. */
async function show(form, place) {
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const main = await watched(place, (options) => content(address, options));
  if (!main) {
    location.assign(address); // logged out, or a failure: the server's own page says so
    return;
  }
  history.pushState(null, "", address);
  document.querySelector("main").replaceWith(main);
}

window.addEventListener("popstate", () => location.reload());

// What was left as it is need not stand in the address.
document.addEventListener("formdata", ({ target, formData }) => {
  for (const field of target.querySelectorAll("[data-as-is]")) {
    if (field.value === field.dataset.asIs) formData.delete(field.name);
  }
});

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
