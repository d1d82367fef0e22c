package dev.sistercity.registry.shared.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CursorTest {

    private static final List<Class<?>> TYPES =
            List.of(String.class, Long.class, Integer.class, Double.class, Void.class);

    @Provide
    Arbitrary<Comparable<?>> keys() {
        return Arbitraries.<Comparable<?>>oneOf(List.of(
                Arbitraries.strings().ofMaxLength(50).map(each -> each),
                Arbitraries.longs().map(each -> each),
                Arbitraries.integers().map(each -> each),
                Arbitraries.doubles().map(each -> each)));
    }

    /** A cursor with a right checksum is taken if and only if its keys are of the types that the query sorts by. */
    @Property(tries = 500)
    void takes_keys_of_the_right_types_alone(@ForAll("keys") Comparable<?> key, @ForAll long id) {
        Cursor cursor = new Cursor(7, new Comparable<?>[] {key}, new UUID(id, id));
        for (Class<?> type : TYPES) {
            if (type.isInstance(key)) {
                assertThat(Cursor.decode(cursor.encode(), 7, List.of(type)).keys())
                        .containsExactly(key);
            } else {
                assertThatThrownBy(() -> Cursor.decode(cursor.encode(), 7, List.of(type)))
                        .isInstanceOf(RegistryException.class);
            }
        }
        assertThatThrownBy(() -> Cursor.decode(cursor.encode(), 7, List.of())).isInstanceOf(RegistryException.class);
    }

    @Property(tries = 500)
    void refuses_any_other_text(@ForAll String text) {
        assertThatThrownBy(() -> Cursor.decode(text, 7, List.of(String.class))).isInstanceOf(RegistryException.class);
    }

    @Property(tries = 20)
    void takes_no_key_whatever_the_type(@ForAll long id) {
        Cursor cursor = new Cursor(7, new Comparable<?>[] {null}, new UUID(id, id));
        TYPES.forEach(type -> assertThat(
                        Cursor.decode(cursor.encode(), 7, List.of(type)).keys())
                .containsOnlyNulls());
    }
}
