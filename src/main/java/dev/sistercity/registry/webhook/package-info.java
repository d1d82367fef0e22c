/**
 * Webhooks: a holder of a key is told of changes by signed requests, as in <a href="https://www.standardwebhooks.com">Standard
 * Webhooks</a>. The way of a change: {@link dev.sistercity.registry.webhook.delivery.DeliveryEnqueuer} makes a delivery of it for each webhook whose
 * filter takes it, {@link dev.sistercity.registry.webhook.delivery.Dispatcher} leases those that are due and has
 * {@link dev.sistercity.registry.webhook.delivery.Sender} carry them out.
 */
package dev.sistercity.registry.webhook;
