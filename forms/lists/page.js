// The pages outside of Tasklist: the table of lines, and forms that ask once more before they change anything.
import { call } from "./api.js";
import { LineTable } from "./table.js";

for (const form of document.querySelectorAll("form[data-post]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    try {
      await call(
        "POST",
        form.dataset.post,
        Object.fromEntries(new FormData(form)),
      );
      location.reload();
    } catch (error) {
      form.querySelector("[role=alert]").textContent = error.message;
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
