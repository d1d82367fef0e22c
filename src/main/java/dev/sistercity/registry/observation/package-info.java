/** What is told of single requests: lines of an access log, and spans for OpenTelemetry. */
package dev.sistercity.registry.observation;
