/** Sources and claims that are written together with the record that they are about. */
package dev.sistercity.registry.source.evidence;
