/** The languages of pages: their words, and how they write dates, numbers and names of countries. */
package dev.sistercity.registry.pages.language;
