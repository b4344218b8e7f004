// Checks what programs read of a built site: JSON Feed, the site map, linked data in pages, the catalogue of the data.
//     node machine-readable.mjs SITE
// Nothing is loaded from the network. Prints what is wrong and exits with 1, or a line on each kind.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import Ajv from "ajv";
import addFormats from "ajv-formats";
import jsonld from "jsonld";
import { validateXML } from "xmllint-wasm";

const site = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const found = createRequire(import.meta.url).resolve;
const text = (...path) => readFileSync(join(...path), "utf8");
const files = readdirSync(site, { recursive: true }).map((name) => name.replaceAll("\\", "/")).sort();
const problems = [];

function report(kind, count, unit) {
  if (!count) problems.push(`${kind}: nothing to check`);
  console.log(`${kind}: ${count} ${unit}`);
}

// JSON Feed: those that stand beside an Atom feed of the same name.
function jsonFeeds() {
  const check = addFormats(new Ajv({ allErrors: true })).compile(JSON.parse(text(here, "json-feed.schema.json")));
  const feeds = files.filter((name) => name.startsWith("theo-doi/") && name.endsWith(".json"));
  for (const name of feeds) {
    const feed = JSON.parse(text(site, name));
    if (!check(feed)) problems.push(...check.errors.map((error) => `${name}: ${error.instancePath} ${error.message}`));
    const ids = (feed.items ?? []).map((item) => item.id);
    if (new Set(ids).size < ids.length) problems.push(`${name}: two items of one id`);
  }
  report("JSON Feed", feeds.length, "feeds");
}

// The schema of sitemaps.org, as the package sitemap carries it.
async function siteMap() {
  const own = join(dirname(found("sitemap/package.json")), "schema", "sitemap.xsd");
  const done = await validateXML({
    xml: [{ fileName: "sitemap.xml", contents: text(site, "sitemap.xml") }],
    schema: [{ fileName: "sitemap.xsd", contents: text(here, "sitemap.xsd") }],
    preload: [
      { fileName: "sitemaps-org.xsd", contents: text(own) },
      { fileName: "language-link.xsd", contents: text(here, "language-link.xsd") },
    ],
    maxMemoryPages: 16384,
  });
  problems.push(...done.errors.map((error) => error.rawMessage));
  report("Site map", (text(site, "sitemap.xml").match(/<loc>/g) ?? []).length, "addresses");
}

// A shape is what types hold which properties with which kinds of values; pages of one shape differ in words alone.
function shape(value) {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shape))].sort().join()}]`;
  if (value === null || typeof value !== "object") return typeof value;
  const kept = ([key, inner]) => `${key}:${key[0] === "@" && key !== "@id" ? JSON.stringify(inner) : shape(inner)}`;
  const known = Object.entries(value).filter(([key]) => key !== "@graph").map(kept);
  return `{${[...known, ...(value["@graph"] ?? []).map(shape)].sort().join()}}`;
}

const CONTEXTS = { "https://schema.org": { "@context": { "@vocab": "https://schema.org/" } } };
async function documentLoader(address) {
  if (!(address in CONTEXTS)) throw new Error(`no context is known of ${address}`);
  return { document: CONTEXTS[address], documentUrl: address, contextUrl: null };
}

// Linked data in pages: a JSON-LD processor reads it without dropping anything, and schema.org has its types and their
// properties. The second is what the compiler says of the types that Google makes of the vocabulary (schema-dts).
async function linkedData() {
  const shapes = new Map();
  let count = 0;
  for (const name of files.filter((one) => one.endsWith(".html"))) {
    for (const [, block] of text(site, name).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      count += 1;
      const data = JSON.parse(block);
      if (!shapes.has(shape(data))) shapes.set(shape(data), [name, data]);
    }
  }
  const lines = ['import type { Graph } from "schema-dts";'];
  for (const [name, data] of shapes.values()) {
    await jsonld.expand(data, { documentLoader, safe: true }).catch((error) => {
      problems.push(`${name}: ${error.message} ${JSON.stringify(error.details)}`);
    });
    lines.push(`export const page${lines.length}: Graph = ${JSON.stringify(data)}; // ${name}`);
  }
  const folder = mkdtempSync(join(here, "node_modules", ".linked-data-"));
  try {
    writeFileSync(join(folder, "pages.ts"), `${lines.join("\n")}\n`);
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--pretty", "false"];
    execFileSync(process.execPath, [join(dirname(found("typescript/package.json")), "bin", "tsc"), ...options, "pages.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
  } catch (error) {
    if (!error.stdout) throw error;
    const named = (line) => line.replace(/^pages\.ts\((\d+)/, (_, at) => `${lines[at - 1].split(" // ").at(-1)} (${at}`);
    problems.push(...error.stdout.trim().split("\n").map(named));
  } finally {
    rmSync(folder, { recursive: true });
  }
  report("Linked data", count, `blocks of ${shapes.size} shapes`);
}

const DCAT = "http://www.w3.org/ns/dcat#";
const DCT = "http://purl.org/dc/terms/";
const FOAF = "http://xmlns.com/foaf/0.1/";
const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const RANGES = ["http://www.w3.org/2000/01/rdf-schema#range", "http://purl.org/dc/dcam/rangeIncludes"];
const LITERAL = /^http:\/\/www\.w3\.org\/(2000\/01\/rdf-schema#(Literal|Resource)$|2001\/XMLSchema#)/;

// What DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/) holds mandatory of each class.
const MANDATORY = {
  [`${DCAT}Catalog`]: [`${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCAT}dataset`],
  [`${DCAT}Dataset`]: [`${DCT}title`, `${DCT}description`],
  [`${DCAT}Distribution`]: [`${DCAT}accessURL`],
  [`${FOAF}Agent`]: [`${FOAF}name`],
};

// A vocabulary: its terms, and of each the classes and kinds of values that it may have.
async function vocabulary(name) {
  const graphs = await jsonld.fromRDF(text(dirname(found(`@vocabulary/${name}/package.json`)), `${name}.nq`));
  const terms = graphs.flatMap((node) => [node, ...(node["@graph"] ?? [])]);
  return terms.map((term) => [term["@id"], RANGES.flatMap((range) => term[range] ?? []).map((one) => one["@id"])]);
}

// The catalogue: it is RDF, its terms are in their vocabularies, no text stands where the vocabulary has a resource, and
// nothing mandatory is missing.
async function catalogue() {
  const ranges = new Map((await Promise.all(["dcat", "dcterms", "foaf"].map(vocabulary))).flat());
  const ofResources = (term) => ranges.get(term)?.length && !ranges.get(term).some((range) => LITERAL.test(range));
  const name = "du-lieu/catalog.jsonld";
  const quads = await jsonld.toRDF(JSON.parse(text(site, name)), { documentLoader, safe: true });
  for (const subject of new Set(quads.map((quad) => quad.subject.value))) {
    const own = quads.filter((quad) => quad.subject.value === subject);
    const types = own.filter((quad) => quad.predicate.value === RDF_TYPE).map((quad) => quad.object.value);
    const properties = own.map((quad) => quad.predicate.value).filter((term) => term !== RDF_TYPE);
    const wrong = [
      ...[...types, ...properties].filter((term) => !ranges.has(term)).map((term) => `no vocabulary has ${term}`),
      ...own
        .filter((quad) => quad.object.termType === "Literal" && ofResources(quad.predicate.value))
        .map((quad) => `${quad.predicate.value} is a text`),
      ...types
        .flatMap((type) => MANDATORY[type] ?? [])
        .filter((term) => !properties.includes(term))
        .map((term) => `no ${term}`),
    ];
    problems.push(...wrong.map((one) => `${name}: ${subject}: ${one}`));
  }
  report("Catalogue", quads.length, "statements");
}

jsonFeeds();
await siteMap();
await linkedData();
await catalogue();
if (problems.length) {
  console.error(problems.slice(0, 50).join("\n"));
  console.error(`${problems.length} problems`);
  process.exit(1);
}
