/**
 * Finds what is asked with the scripts and files of a built site, as the page does. Reads from
 * standard input {site, scripts: {name: path}, asked: [text]}; writes for each text what was found,
 * best first, and in the end which files were fetched.
 */
import { readFileSync } from "node:fs";

const { site, scripts, asked } = JSON.parse(readFileSync(0, "utf8"));
const fetched = [];

/** A script runs wherever its text is: nothing here says of what type the site's files are. */
const load = (name) => import(`data:text/javascript;base64,${readFileSync(`${site}/${scripts[name]}`).toString("base64")}`);
const file = async (name) => {
  fetched.push(name);
  return JSON.parse(readFileSync(`${site}/data/finder/${name}.json`, "utf8"));
};

const { Finder } = await load("finder.js");
const finder = new Finder({ file, script: load });
const found = [];
for (const text of asked) {
  const { leads, sure } = await finder.find(text);
  found.push({ sure, leads: leads.map(({ url, region, way }) => ({ url, region: region?.code, way: way?.map(({ name }) => name) })) });
}
process.stdout.write(JSON.stringify({ found, fetched }));
