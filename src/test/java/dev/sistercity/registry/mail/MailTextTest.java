package dev.sistercity.registry.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MailTextTest {

    @Property(tries = 500)
    void a_subject_is_one_line_whatever_is_in_it(@ForAll String subject, @ForAll String more) {
        MailText text = new MailText("en", subject + "\r\nBcc: " + more, "");

        assertThat(text.subject().chars()).noneMatch(Character::isISOControl);
        assertThat(text.subject().length()).isLessThan(400);
    }

    @Property(tries = 500)
    void what_is_put_into_a_text_is_not_looked_through_for_places(@ForAll String name) {
        assertThat(Words.in("en").of("invitation.subject", name + "{1}", "B"))
                .isEqualTo(name + "{1} invites B to the Sister City Registry");
    }

    @Example
    void each_language_has_all_texts_with_the_same_places() {
        Words english = Words.in("en");
        for (String lang : Words.languages()) {
            Words words = Words.in(lang);
            assertThat(words.lang()).isEqualTo(lang);
            assertThat(words.keys()).as(lang).isEqualTo(english.keys());
            Object[] values = {"<0>", "<1>", "<2>", "<3>"};
            english.keys().forEach(key -> {
                for (Object value : values) {
                    assertThat(words.of(key, values).contains(value.toString()))
                            .as("%s in %s of %s", value, key, lang)
                            .isEqualTo(english.of(key, values).contains(value.toString()));
                }
            });
        }
        assertThat(Words.in("ja").lang()).isEqualTo("en");
        assertThat(Words.ofCountry("AT").lang()).isEqualTo("de");
    }

    @Example
    void addresses_are_addresses_and_nothing_else() {
        assertThat(Outbox.isAddress("Int.Office+x@muenchen.example")).isTrue();
        for (String bad :
                new String[] {"a", "a@", "@b", "a@b c", "a@b\r\nX: y", "a,b@c", "<a@b>", "a@b>", "a@[::1]", "\"a b\"@c"
                }) {
            assertThat(Outbox.isAddress(bad)).as(bad).isFalse();
        }
    }
}
