/**
 * Webhooks: whoever has a key is told of changes by signed requests, as in <a href="https://www.standardwebhooks.com">Standard
 * Webhooks</a>. The way of a change: {@link dev.sistercity.registry.webhook.Lines} makes a delivery of it for each webhook whose
 * filter takes it, {@link dev.sistercity.registry.webhook.Dispatcher} leases those that are due and has
 * {@link dev.sistercity.registry.webhook.Sender} carry them out.
 */
package dev.sistercity.registry.webhook;
