// Bundles the style sheet and the script, and copies fonts and pictures, each under a name that carries a hash of its content.
// Usage: node build.mjs OUTPUT_FOLDER. Beside the files it writes, on the class path: frontend.properties (plain name = address) and pdf-fonts/.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { PurgeCSS } from "purgecss";

const out = process.argv[2];
const classes = dirname(dirname(out));
const modules = "node_modules";
const manifest = {};

/** The fonts of the pages: Latin, and Latin Extended which browsers fetch only for pages that need it. */
const fonts = {
  "inter-latin.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "inter-latin-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  "source-serif-latin.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  "source-serif-latin-ext.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2",
};

/** The fonts of PDF documents, which are set by a program that reads TrueType only. All have figures of one width. */
const pdfFonts = {
  "SourceSerif4-Regular.ttf": "source-serif/TTF/SourceSerif4-Regular.ttf",
  "SourceSerif4-It.ttf": "source-serif/TTF/SourceSerif4-It.ttf",
  "SourceSerif4-Bold.ttf": "source-serif/TTF/SourceSerif4-Bold.ttf",
  "SourceSerif4-BoldIt.ttf": "source-serif/TTF/SourceSerif4-BoldIt.ttf",
  "SourceSerif4-LICENSE.md": "source-serif/LICENSE.md",
  "NotoSans-Regular.ttf": "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "NotoSans-Italic.ttf": "@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
  "NotoSans-Bold.ttf": "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
  "NotoSans-LICENSE": "@expo-google-fonts/noto-sans/LICENSE_FONT",
};

/** Classes that our own style defines: Tabler's rules of the same name would mix with them. */
const ours = ["row", "card", "btn", "tag", "empty", "tabs", "menu", "search", "note", "alert", "progress", "page", "in", "sub", "form", "filters", "chip", "grid", "feed",
  "timer", "who", "rail", "close", "head", "scroll", "theme", "brand", "bar", "facts", "confirm", "pager", "f", "n", "k", "c", "s", "p", "d", "w", "h", "l", "on", "bad", "lead", "display"];

function put(name, content, compress) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const { name: stem, ext } = parse(name);
  const file = `${stem}.${hash}${ext}`;
  writeFileSync(join(out, file), content);
  if (compress) {
    writeFileSync(join(out, file + ".br"), brotliCompressSync(content));
    writeFileSync(join(out, file + ".gz"), gzipSync(content, { level: 9 }));
  }
  manifest[name] = `/assets/${file}`;
  return file;
}

async function tabler() {
  const [purged] = await new PurgeCSS().purge({
    content: ["../src/main/jte/**/*.jte", "js/*.js"],
    css: [{ raw: readFileSync(join(modules, "@tabler/core/dist/css/tabler.min.css"), "utf8") }],
    safelist: { standard: ["html", "body"] },
    blocklist: [...ours, /\[data-bs-theme/],
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  return purged.css;
}

async function style() {
  const dark = readFileSync("css/dark.css", "utf8");
  const tokens = readFileSync("css/tokens.css", "utf8").replaceAll("@import-dark;", dark);
  const { outputFiles } = await esbuild.build({ entryPoints: ["css/chancery.css"], bundle: true, write: false, external: ["*.woff2"] });
  const fonted = outputFiles[0].text.replaceAll(/url\("?([\w-]+\.woff2)"?\)/g, (_, font) => `url(${manifest[font]})`);
  const whole = `@layer tabler {\n${await tabler()}\n}\n${tokens}\n${fonted}`;
  return (await esbuild.transform(whole, { loader: "css", minify: true, target: ["chrome111", "firefox115", "safari16.4"] })).code;
}

async function script() {
  const { outputFiles } = await esbuild.build({
    entryPoints: ["js/chancery.js"], bundle: true, write: false, minify: true, format: "iife", target: ["es2022"], legalComments: "none",
  });
  return outputFiles[0].text;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(join(classes, "pdf-fonts"), { recursive: true });
mkdirSync(out, { recursive: true });
for (const [name, from] of Object.entries(fonts)) put(name, readFileSync(join(modules, from)), false);
for (const name of readdirSync("img")) put(name, readFileSync(join("img", name)), true);
put("chancery.css", await style(), true);
put("chancery.js", await script(), true);
for (const [name, from] of Object.entries(pdfFonts)) cpSync(join(modules, from), join(classes, "pdf-fonts", name));
writeFileSync(join(classes, "frontend.properties"), Object.entries(manifest).map(([name, address]) => `${name}=${address}\n`).join(""));
