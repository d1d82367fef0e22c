package dev.sistercity.registry.change.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordDocumentTest {

    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final RecordDocument documents = new RecordDocument(mapper);

    record Note(String text, List<String> tags, EdtfDate date) {}

    private RecordVersion<Note> again(Note note) {
        return documents.read(
                documents.write(new RecordVersion<>(new UUID(1, 2), 3, AT, AT.plusSeconds(1), note)), Note.class);
    }

    @Test
    void reads_what_it_has_written() {
        Note note = new Note("x".repeat(100), List.of("culture", "", "上海"), EdtfDate.parse("1994-10"));
        assertThat(again(note)).isEqualTo(new RecordVersion<>(new UUID(1, 2), 3, AT, AT.plusSeconds(1), note));
        assertThat(again(new Note(null, null, null)).draft()).isEqualTo(new Note(null, null, null));
    }

    @Test
    void keeps_one_object_for_a_text_that_comes_again() {
        Note first = again(new Note("en", List.of("culture"), EdtfDate.parse("1994-10")))
                .draft();
        Note second = again(new Note("en", List.of("culture"), EdtfDate.parse("1994-10")))
                .draft();
        assertThat(second.text()).isSameAs(first.text());
        assertThat(second.tags().get(0)).isSameAs(first.tags().get(0));
        assertThat(second.date()).isSameAs(first.date());
    }

    @Test
    void tells_texts_of_the_same_hash_apart() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertThat(again(new Note("Aa", List.of("BB", "Aa"), null)).draft().tags())
                .containsExactly("BB", "Aa");
    }

    @Test
    void refuses_what_is_no_text_where_one_belongs() {
        assertThatThrownBy(() -> documents.read("{\"draft\":{\"text\":[1]}}", Note.class))
                .isInstanceOf(UnreadableDocument.class);
    }
}
