import type { Change } from "./core/models/index.js";

/** A message that is not from the registry, or too old. Answer it with 400, and do nothing. */
export class WebhookRejected extends Error {
  override readonly name = "WebhookRejected";
}

/** What a webhook sends. */
export interface Message {
  /**
   * Such as `partnership.updated`, or `webhook.test`, or `history.lost`: what you were told of changes after the number `data.last` is
   * not true any more.
   */
  readonly type: string;
  /** When it happened (RFC 3339). */
  readonly timestamp: string;
  /** As it came: of a record, the change of it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The change of a record that it tells of; undefined of another message. */
  readonly change?: Change;
}

export interface WebhookHeaders {
  get(name: string): string | null;
}

const PREFIX = "whsec_";

/**
 * Checks a message of a webhook (Standard Webhooks), and reads it. The same message may come again: its `webhook-id` tells.
 *
 * @param secrets the webhook's secret, as the answer that drew it showed it; while it is replaced, both
 * @param headers of the request, by names in whatever case
 * @param body the bytes as they came, or their text: not JSON that was read and written again
 * @param tolerance seconds that the message may be old, or ahead of this machine's clock
 * @throws WebhookRejected
 */
export async function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders | Record<string, string | string[] | undefined>,
  body: string | Uint8Array,
  { tolerance = 300, now = Date.now() }: { tolerance?: number; now?: number } = {},
): Promise<Message> {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => header(headers, name));
  if (!id || !timestamp || !signatures || !/^[0-9]{1,12}$/.test(timestamp)) {
    throw new WebhookRejected("webhook-id, webhook-timestamp or webhook-signature is missing");
  }
  if (Math.abs(now / 1000 - Number(timestamp)) > tolerance) {
    throw new WebhookRejected("The message is too old, or from the future");
  }
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + bytes.length);
  signed.set(head);
  signed.set(bytes, head.length);
  for (const secret of typeof secrets === "string" ? [secrets] : secrets) {
    const key = await crypto.subtle.importKey("raw", secretBytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
    for (const [version, signature] of signatures.split(" ").map((one) => one.split(","))) {
      const sent = version === "v1" ? fromBase64(signature ?? "") : undefined;
      // Compares in constant time.
      if (sent && (await crypto.subtle.verify("HMAC", key, sent, signed))) {
        const { type, timestamp: happened, data } = JSON.parse(new TextDecoder().decode(bytes));
        return { type, timestamp: happened, data, change: "sequence" in data ? data : undefined };
      }
    }
  }
  throw new WebhookRejected("No signature is by a secret of this webhook");
}

function header(headers: WebhookHeaders | Record<string, string | string[] | undefined>, name: string): string | undefined {
  if (typeof headers.get === "function") {
    return headers.get(name) ?? undefined;
  }
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === "string" ? value : undefined;
}

function secretBytes(secret: string): Uint8Array<ArrayBuffer> {
  const bytes = secret.startsWith(PREFIX) ? fromBase64(secret.slice(PREFIX.length)) : undefined;
  if (!bytes || bytes.length === 0) {
    throw new TypeError(`A secret begins with ${PREFIX}, and goes on in base64`);
  }
  return bytes;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
