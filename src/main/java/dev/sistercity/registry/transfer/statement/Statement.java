package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.PartnershipKind;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of a list says.
 *
 * @param kind null where the row does not tell
 * @param established null where the row does not tell
 * @param remarks on what is odd about the row, though it can be used
 */
public record Statement(Side one, Side two, PartnershipKind kind, EdtfDate established, List<String> remarks) {

    /** {@code Amasya, Turkey – Berat, Albania}: the same, whichever side the row names first. */
    public String quote() {
        return Stream.of(one, two).map(Side::asWritten).sorted().collect(Collectors.joining(" – "));
    }
}
