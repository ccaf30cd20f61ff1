// Runs axe-core over pages of a running reading room, light and dark, wide and narrow.
// Usage: node pages.cjs MODULES CHROMIUM BASE PAGES.json   (prints what it found as JSON)
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");

const [modules, chromium, base, list] = process.argv.slice(2);
const load = createRequire(`${modules}/`);
const { chromium: browserType } = load("playwright-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf-8");

async function main() {
  const browser = await browserType.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  const found = { pages: 0, passes: 0, violations: [] };
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 375]) {
      // The pages allow no script; the checker has to be one.
      const context = await browser.newContext({
        colorScheme, viewport: { width, height: 900 }, bypassCSP: true,
      });
      const page = await context.newPage();
      for (const { path, paste } of JSON.parse(readFileSync(list, "utf-8"))) {
        await page.goto(base + path);
        if (paste) {
          await page.fill("#text", paste);
          await page.click(".checkform button");
        }
        await page.evaluate(axe);
        const { passes, violations } = await page.evaluate("axe.run()");
        found.pages += 1;
        found.passes += passes.length;
        const wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
        if (wide) found.violations.push(`${path} ${colorScheme} ${width}: wider than the window`);
        for (const { id, nodes } of violations) {
          for (const node of nodes) {
            found.violations.push(`${path} ${colorScheme} ${width}: ${id} ${node.html.slice(0, 160)}`);
          }
        }
      }
      await context.close();
    }
  }
  await browser.close();
  console.log(JSON.stringify(found));
}

main();
