// Whether a file is a coordination sheet that was kept with a result.
import { send } from "./api.js";

const place = document.querySelector("[data-sheet-check]");
const file = place.querySelector("input");
const message = place.querySelector("[role=alert]");

file.addEventListener("change", async () => {
  const chosen = file.files[0];
  if (!chosen) return;
  try {
    const { sheet, branchName } = await send("/api/evidence/sheet", chosen);
    say(
      sheet
        ? `${chosen.name} is the coordination sheet of ${branchName}, ${sheet.quarter}, as it was kept with the result.`
        : `${chosen.name} is no sheet that was kept: it was changed, or printed before the result.`,
      !sheet,
    );
  } catch (error) {
    say(error.message, true);
  }
  file.value = ""; // the same file may be chosen again
});

function say(text, bad) {
  message.textContent = text;
  message.classList.toggle("is-error", bad);
}
