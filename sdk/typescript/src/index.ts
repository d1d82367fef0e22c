export * from "./core/models/index.js";
export * from "./problem.js";
export { Problem } from "./problem.js";
export * from "./records.js";
export * from "./registry.js";
export * from "./edtf.js";
export * from "./quantity.js";
export * from "./webhook.js";
export type { Seen } from "./transport.js";
