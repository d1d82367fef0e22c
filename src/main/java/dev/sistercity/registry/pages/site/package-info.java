/** The site for people: which page is at which address. */
package dev.sistercity.registry.pages.site;
