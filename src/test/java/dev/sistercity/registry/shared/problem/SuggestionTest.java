package dev.sistercity.registry.shared.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    @Test
    void suggests_what_is_near_and_nothing_else() {
        assertEquals(Optional.of("established"), Suggestion.nearest("etablished", List.of("kind", "established")));
        assertEquals(Optional.empty(), Suggestion.nearest("colour", List.of("kind", "established")));
        assertEquals(Optional.empty(), Suggestion.nearest("x".repeat(65), List.of("x".repeat(64))));
    }

    /** As the definition says: the fewest edits, at most a third of the name and at least two, ties by the alphabet. */
    @Property(tries = 300)
    void finds_what_comparing_with_all_in_full_finds(
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String misspelt,
            @ForAll @Size(max = 20) List<@AlphaChars @StringLength(min = 1, max = 12) String> known) {
        LevenshteinDistance full = LevenshteinDistance.getDefaultInstance();
        String asked = misspelt.toLowerCase();
        int allowed = Math.max(2, asked.length() / 3);
        Optional<String> expected = IntStream.rangeClosed(0, allowed)
                .boxed()
                .flatMap(distance ->
                        new TreeSet<>(known).stream().filter(name -> full.apply(asked, name.toLowerCase()) == distance))
                .findFirst();
        assertEquals(expected, Suggestion.nearest(misspelt, known));
        assertTrue(Suggestion.phrase(misspelt, known).isEmpty() == expected.isEmpty());
    }
}
