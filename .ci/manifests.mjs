// Validates objects of operators against the schemas of their resource definitions: node manifests.mjs PACKAGES OBJECTS.json
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const packages = {
  "postgresql.cnpg.io": "cloudnative-pg",
  "gateway.networking.k8s.io": "gateway-api",
  "monitoring.coreos.com": "prometheus-operator",
};

const [, , folder, file] = process.argv;
const objects = JSON.parse(fs.readFileSync(file, "utf8"));
let bad = 0;
for (const object of objects) {
  const [group, version] = object.apiVersion.split("/");
  const room = `${folder}/node_modules/@kubernetes-models/${packages[group]}/${group}/${version}/index.js`;
  const kinds = await import(pathToFileURL(room));
  try {
    new kinds[object.kind](object).validate();
  } catch (error) {
    bad++;
    console.log(`${object.kind} ${object.metadata.name}: ${error.message}`);
  }
}
console.log(`${objects.length} objects of operators, ${bad} not valid`);
process.exit(bad || objects.length === 0 ? 1 : 0);
