/** How pages are written: what is escaped, the layout around them, and what they link to. */
package dev.sistercity.registry.pages.html;
