/**
 * The registry for assistants: a server of the Model Context Protocol at {@code /mcp}, off until it is set. Its tools are questions to
 * operations of the API, answered by these, so that an assistant sees what any reader sees, and is counted as any reader is.
 */
package dev.sistercity.registry.mcp;
