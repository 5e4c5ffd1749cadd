// Makes the types and the table of routes from the API document of the suite.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const document = new URL("../../api/movers.json", import.meta.url);
const api = JSON.parse(await readFile(document, "utf8"));

const note = "// Made by scripts/generate.mjs from infra/api/movers.json. Do not edit.\n";
await writeFile(new URL("../src/schema.ts", import.meta.url), note + astToString(await openapiTS(document)));

const routes = Object.entries(api.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      operation.operationId,
      method.toUpperCase(),
      path,
      (operation.parameters ?? []).some((parameter) => parameter.name === "Idempotency-Key"),
    ]))
  .sort(([one], [other]) => (one < other ? -1 : 1));
await writeFile(
  new URL("../src/routes.ts", import.meta.url),
  note +
    'import type { operations } from "./schema.js";\n\n' +
    "export const routes = {\n" +
    routes.map(([id, method, path, keyed]) => `  ${id}: ["${method}", "${path}", ${keyed}],\n`).join("") +
    "} as const satisfies Record<keyof operations, readonly [string, string, boolean]>;\n");

await writeFile(new URL("../openapi.json", import.meta.url), JSON.stringify(api));
console.log(`${routes.length} operations`);
