package dev.sistercity.registry.pages.form.part;

import dev.sistercity.registry.pages.language.PageLanguage;

/**
 * Where a value stands in the part that a form is about.
 *
 * @param name of its field
 * @param pointer into the body of the operation
 * @param label for readers
 */
record PartPlace(String name, String pointer, String label) {

    /** Deeper than anything in a part is. */
    private static final int DEEPEST = 6;

    /** The part itself. The names of its fields begin with this, so that none is that of what each form sends along. */
    static final PartPlace ROOT = new PartPlace("item", "", "");

    PartPlace property(String property, PageLanguage language) {
        String own = language.property(property);
        return new PartPlace(
                name + '.' + property, pointer + '/' + property, label.isEmpty() ? own : label + " · " + own);
    }

    /** @param place in its list, from 0 */
    PartPlace item(int place, PageLanguage language) {
        return new PartPlace(name + '.' + place, pointer + '/' + place, label + ' ' + language.number(place + 1));
    }

    boolean isTooDeep() {
        return name.chars().filter(c -> c == '.').count() > DEEPEST;
    }
}
