/** Files that come along and are served as they are: the contract, the explorer, style, script and pictures of pages. */
package dev.sistercity.registry.pages.file;
