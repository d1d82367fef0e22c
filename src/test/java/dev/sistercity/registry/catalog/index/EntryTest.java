package dev.sistercity.registry.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.shared.work.WorkLimit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A stored record is as one that was put, and is decoded once, when it is looked at. */
class EntryTest {

    private static final UUID ID = new UUID(0x7000, 1);

    private final List<String> decoded = new ArrayList<>();

    private Entry<String> stored(int slot, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return Entry.stored(slot, new Entry.Encoded<>(ID, bytes, this::decode), new Comparable<?>[] {"key"});
    }

    private RecordVersion<String> decode(byte[] document) {
        decoded.add(new String(document, StandardCharsets.UTF_8));
        return version(decoded.get(decoded.size() - 1));
    }

    private static RecordVersion<String> version(String draft) {
        return new RecordVersion<>(ID, 1, Instant.EPOCH, Instant.EPOCH, draft);
    }

    @Test
    void its_place_id_and_keys_are_known_without_decoding() {
        Entry<String> entry = stored(7, "draft");
        assertThat(entry.slot()).isEqualTo(7);
        assertThat(entry.id()).isEqualTo(ID);
        assertThat(entry.keys()).containsExactly("key");
        assertThat(entry.document()).asString(StandardCharsets.UTF_8).isEqualTo("draft");
        assertThat(decoded).isEmpty();
    }

    @Test
    void it_is_decoded_once_and_its_document_is_forgotten() {
        Entry<String> entry = stored(7, "draft");
        assertThat(entry.draft()).isEqualTo("draft");
        assertThat(entry.recorded()).isSameAs(entry.recorded()).isEqualTo(version("draft"));
        assertThat(entry.id()).isEqualTo(ID);
        assertThat(entry.document()).isNull();
        assertThat(decoded).containsExactly("draft");
    }

    @Test
    void it_equals_one_that_was_put() {
        Entry<String> put = new Entry<>(7, version("draft"), new Comparable<?>[0]);
        assertThat(stored(7, "draft")).isEqualTo(put).hasSameHashCodeAs(put);
        assertThat(stored(7, "other")).isNotEqualTo(put);
        assertThat(stored(8, "draft")).isNotEqualTo(put);
    }

    @Test
    void decoding_counts_as_looking_at_several_records_and_a_read_that_may_not_leaves_it_as_it_was() {
        Entry<String> entry = stored(7, "draft");
        assertThatThrownBy(() -> WorkLimit.within(9, entry::draft)).isInstanceOf(WorkLimit.Exceeded.class);
        assertThat(decoded).isEmpty();
        assertThat(WorkLimit.<String>within(10, entry::draft)).isEqualTo("draft");
        assertThat(WorkLimit.<String>within(0, entry::draft)).isEqualTo("draft");
    }
}
