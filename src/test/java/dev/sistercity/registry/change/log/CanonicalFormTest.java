package dev.sistercity.registry.change.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    private static final String DOCUMENT = "{\"draft\": {\"name\": \"上海\"}}";

    private static Change change(String actor, String reason) {
        Change fresh = new Change(
                1,
                Instant.parse("1969-12-31T23:59:59.123456789Z"),
                actor,
                "offices",
                UUID.randomUUID(),
                7,
                Action.MERGED,
                reason,
                DOCUMENT);
        Change salted = fresh.salted(HashChain.salt());
        return salted.sealed(HashChain.next(HashChain.beginning(), HashChain.canonical(salted)));
    }

    private static boolean follows(Change read) {
        return ChainCheck.firstBreak(0, HashChain.beginning(), List.of(read)).equals(Optional.empty());
    }

    @Test
    void what_is_read_back_is_what_was_written() {
        for (String text : List.of("registrar", "", "3:two\nlines\n-\n", "上海市🏙", "-", "12:")) {
            for (String reason : new String[] {text, null}) {
                Change written = change(text, reason);
                Change read = CanonicalForm.read(
                        HashChain.canonical(written),
                        written.seal().salt(),
                        written.seal().hash(),
                        written.document());
                assertThat(read).usingRecursiveComparison().isEqualTo(written);
                assertThat(follows(read)).isTrue();
            }
        }
    }

    @Test
    void a_hidden_document_is_vouched_for_by_its_digest_and_what_stands_for_it_is_not() {
        Change written = change("registrar", null);
        String canonical = HashChain.canonical(written);
        Change read = CanonicalForm.readHidden(canonical, written.seal().hash(), "{}");
        assertThat(follows(read)).isTrue();
        assertThat(read.document()).isEqualTo("{}");

        Change forged = CanonicalForm.read(
                canonical, written.seal().salt(), written.seal().hash(), DOCUMENT.replace("上海", "無錫"));
        assertThat(follows(forged)).isFalse();
        Change another = CanonicalForm.readHidden(
                canonical.replace("\nmerged\n", "\nupdated\n"), written.seal().hash(), "{}");
        assertThat(follows(another)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "change/2\n1\n0\n1:a\ncities\n01a1fc43-bc60-7de0-a6de-deb5d51819f2\n1\ncreated\n-\nab\n",
                "change/1\nx\n0\n1:a\ncities\n01a1fc43-bc60-7de0-a6de-deb5d51819f2\n1\ncreated\n-\nab\n",
                "change/1\n1\n9223372036854775807\n1:a\ncities\nno-uuid\n1\ncreated\n-\nab\n",
                "change/1\n1\n0\n2:a\ncities\n01a1fc43-bc60-7de0-a6de-deb5d51819f2\n1\ncreated\n-\nab\n",
                "change/1\n1\n0\n99999999999999:a\ncities\n01a1fc43-bc60-7de0-a6de-deb5d51819f2\n1\ncreated\n-\nab\n",
                "change/1\n1\n0\n:a\ncities\n01a1fc43-bc60-7de0-a6de-deb5d51819f2\n1\ncreated\n-\nab\n",
                "change/1\n1\n0\n1:a\ncities\n01a1fc43-bc60-7de0-a6de-deb5d51819f2\n1\ncreated\n-\nab\nmore\n",
                "change/1\n1\n0\n1:a\ncities\n01a1fc43-bc60-7de0-a6de-deb5d51819f2\n1\ncreated\n-\nab"
            })
    void refuses_what_is_no_canonical_form(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalForm.readHidden(text, new byte[32], "{}"));
    }
}
