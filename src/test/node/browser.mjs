// Finds a Chromium for the pictures and the browser tests. `node browser.mjs` prints its path and nothing else.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { argv, env, exit, pid, platform, arch } from "node:process";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

const installed = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ],
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) =>
      [
        "Google\\Chrome\\Application\\chrome.exe",
        "Chromium\\Application\\chrome.exe",
        "Microsoft\\Edge\\Application\\msedge.exe",
      ].map((program) => join(folder, program)),
    ),
};

export async function browserPath() {
  if (env.CHROMIUM) {
    if (!existsSync(env.CHROMIUM))
      throw new Error(
        `CHROMIUM names "${env.CHROMIUM}", which does not exist.`,
      );
    return env.CHROMIUM;
  }
  const found = (installed[platform] ?? []).find(existsSync);
  if (found) return found;
  if (platform === "linux" && arch === "x64") return packaged();
  throw new Error(
    "No browser found: install Chrome, Chromium or Edge, or name one in the environment variable CHROMIUM.",
  );
}

/** The npm package's Chromium, behind a script that gives it the libraries and fonts which come with it. */
async function packaged() {
  const cache = join(here, "node_modules", ".cache");
  const home = join(cache, "chromium");
  if (!existsSync(home)) {
    // In a folder of this run first: two runs may unpack at once, and one may be killed.
    const unpacked = `${home}-${pid}`;
    mkdirSync(unpacked, { recursive: true });
    const temporary = env.TMPDIR;
    env.TMPDIR = unpacked; // where the package unpacks to
    env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x"; // makes it unpack its own libraries
    await (await import("@sparticuz/chromium")).default.executablePath();
    if (temporary === undefined) delete env.TMPDIR;
    else env.TMPDIR = temporary;
    writeFileSync(join(unpacked, "fonts", "fonts.conf"), fontsConf(home));
    writeFileSync(join(unpacked, "start"), script(home));
    chmodSync(join(unpacked, "start"), 0o755);
    try {
      renameSync(unpacked, home);
    } catch (failure) {
      if (!existsSync(home)) throw failure;
      rmSync(unpacked, { recursive: true });
    }
  }
  return join(home, "start");
}

const script = (home) => `#!/bin/sh
export LD_LIBRARY_PATH="${home}/al2023/lib" FONTCONFIG_PATH="${home}/fonts"
exec "${home}/chromium" "$@"
`;

const fontsConf = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
  ${["sans-serif", "Arial"].map((name) => `<alias binding="same"><family>${name}</family><prefer><family>Open Sans</family></prefer></alias>`).join("\n  ")}
</fontconfig>
`;

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await browserPath());
  } catch (failure) {
    console.error(failure.message);
    exit(1);
  }
}
