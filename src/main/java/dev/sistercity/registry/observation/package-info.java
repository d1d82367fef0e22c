/** What is told of single requests: lines of an access log, and what spans of OpenTelemetry leave out. */
package dev.sistercity.registry.observation;
