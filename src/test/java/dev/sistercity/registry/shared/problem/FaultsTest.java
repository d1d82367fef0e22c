package dev.sistercity.registry.shared.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void names_one_fault_of_each_place_and_a_hundred_at_most() {
        Faults faults = new Faults();
        assertTrue(faults.add(Violation.at("/a", "first")));
        assertTrue(faults.add(Violation.at("/a", "second")));
        assertTrue(faults.add(Violation.ofParameter("/a", "of a parameter")));
        assertEquals(2, faults.count());
        for (int i = 2; i < Faults.MOST - 1; i++) {
            assertTrue(faults.add(Violation.at("/" + i, "x")));
        }
        assertFalse(faults.add(Violation.at("/last", "x")), "enough");
        assertFalse(faults.add(Violation.at("/more", "x")));
        RegistryException refusal = assertThrows(RegistryException.class, faults::refuse);
        assertEquals(Faults.MOST, refusal.violations().size());
        assertEquals("first", refusal.violations().get(0).detail());
        assertTrue(refusal.getMessage().startsWith("At least 100 things"), refusal.getMessage());
    }

    @Property(tries = 200)
    void all_that_is_said_of_faults_fits(@ForAll String quoted, @ForAll String place) {
        String text = quoted.repeat(2_000 / (1 + quoted.length()) + 1);
        List<Violation> many = Collections.nCopies(500, Violation.at(place.repeat(50), text));
        List<Violation> kept = ProblemSize.cut(many);
        assertTrue(!kept.isEmpty() && kept.size() <= Faults.MOST);
        int bytes = kept.stream()
                .mapToInt(one -> 40
                        + one.pointer().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                        + one.detail().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .sum();
        assertTrue(bytes <= 48 << 10, bytes + " bytes");
    }
}
