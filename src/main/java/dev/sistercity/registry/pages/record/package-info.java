/** Pages of records and of lists of them, made from the API's own answers. */
package dev.sistercity.registry.pages.record;
