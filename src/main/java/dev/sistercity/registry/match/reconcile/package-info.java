/** The Reconciliation Service API 0.2 over the matcher, for OpenRefine and other programs that clean lists. */
package dev.sistercity.registry.match.reconcile;
