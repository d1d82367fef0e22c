/** The registry below a path of its host: what it writes for its root is moved there, as it leaves. */
package dev.sistercity.registry.endpoint.prefix;
