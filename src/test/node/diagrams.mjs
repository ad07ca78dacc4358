// Draws every diagram and decision table to docs/diagrams, and notes what it drew in sources.sha256.
import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { browserPath } from "./browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const target = join(root, "docs/diagrams");
const MARGIN = 15;

const sources = readdirSync(join(root, "processes"), { recursive: true })
  .map((path) => "processes/" + path.replaceAll("\\", "/"))
  .filter((path) => /\.(bpmn|dmn)$/.test(path))
  .sort();

/** The diagram in its own size, so that text is equally large in every picture; bpmn.io's logo stays in view. */
async function drawBpmn(page, xml) {
  await page.evaluate(
    async ([xml, margin]) => {
      const viewer = new window.BpmnJS({ container: "#canvas" });
      await viewer.importXML(xml);
      const canvas = viewer.get("canvas");
      const { x, y, width, height } = canvas.viewbox().inner;
      const logo = 40;
      document.getElementById("canvas").style.cssText =
        `width:${Math.ceil(width + 2 * margin)}px;height:${Math.ceil(height + 2 * margin + logo)}px`;
      canvas.resized();
      canvas.viewbox({
        x: x - margin,
        y: y - margin,
        width: width + 2 * margin,
        height: height + 2 * margin + logo,
      });
    },
    [xml, MARGIN],
  );
}

/** The decision table as Modeler shows it, in its own size, without the button to the (single) decision's graph. */
async function drawDmn(page, xml) {
  await page.addStyleTag({
    content:
      ".view-drd{display:none!important} .tjs-container{overflow:visible!important}" +
      ".tjs-table{table-layout:fixed!important;width:max-content!important;max-width:none!important}" +
      ".tjs-table th,.tjs-table td{min-width:0!important;width:124px!important}" +
      ".tjs-table tr>:first-child{width:30px!important} .tjs-table .annotation{width:330px!important}" +
      ".tjs-table th *{-webkit-line-clamp:unset!important;max-height:none!important}",
  });
  await page.evaluate(
    async ([xml, margin]) => {
      const viewer = new window.DmnJS({ container: "#canvas" });
      await viewer.importXML(xml);
      await viewer.open(
        viewer.getViews().find((view) => view.type === "decisionTable"),
      );
      const { right, bottom } = document
        .querySelector(".tjs-table")
        .getBoundingClientRect();
      const logo = 50;
      document.getElementById("canvas").style.cssText =
        `width:${Math.ceil(right + margin)}px;height:${Math.ceil(bottom + logo)}px`;
    },
    [xml, MARGIN],
  );
}

const styles = {
  bpmn: [
    "bpmn-js/dist/assets/diagram-js.css",
    "bpmn-js/dist/assets/bpmn-js.css",
  ],
  dmn: ["shared", "drd", "decision-table", "literal-expression"].map(
    (part) => `dmn-js/dist/assets/dmn-js-${part}.css`,
  ),
};
const scripts = {
  bpmn: "bpmn-js/dist/bpmn-viewer.production.min.js",
  dmn: "dmn-js/dist/dmn-viewer.production.min.js",
};

const browser = await chromium.launch({
  executablePath: await browserPath(),
  args: ["--no-sandbox"],
});
try {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const path of sources) {
    const kind = path.endsWith(".dmn") ? "dmn" : "bpmn";
    const page = await browser.newPage({
      viewport: { width: 2400, height: 1200 },
      deviceScaleFactor: 1.5,
    });
    await page.setContent(
      "<style>body{margin:0;background:#fff;font-family:Arial,sans-serif}#canvas{width:2400px;height:1200px}</style>" +
        '<div id="canvas"></div>',
    );
    for (const style of styles[kind])
      await page.addStyleTag({ path: join(here, "node_modules", style) });
    await page.addScriptTag({
      path: join(here, "node_modules", scripts[kind]),
    });
    await (kind === "dmn" ? drawDmn : drawBpmn)(
      page,
      readFileSync(join(root, path), "utf8"),
    );
    const picture = join(target, basename(path, "." + kind) + ".png");
    await page.locator("#canvas").screenshot({ path: picture });
    await page.close();
    console.log(picture);
  }
} finally {
  await browser.close();
}

const hash = (path) =>
  createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex");
writeFileSync(
  join(target, "sources.sha256"),
  sources.map((path) => `${hash(path)}  ${path}\n`).join(""),
);
