/** Parts of records and of drafts that offices add, change and take away one by one: milestones, agreements, names, people of a forum and the like. */
package dev.sistercity.registry.pages.form.part;
