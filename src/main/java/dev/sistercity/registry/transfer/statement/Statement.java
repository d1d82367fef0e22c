package dev.sistercity.registry.transfer.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of a list says.
 *
 * @param more third and further sides
 * @param kind null where the row does not tell
 * @param kindAsStated the list's own word for it; null for none
 * @param established null where the row does not tell
 * @param status null where the row does not tell
 * @param ended null where it is not over, or the row does not tell when
 * @param references where the row's maker read it: addresses and titles
 * @param statedAt the day of which the row speaks; null for that of the list
 * @param remarks on what is odd about the row, though it can be used
 * @param doubt why a person has to look at it before anything comes of it; null for no reason
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Statement(
        Side one,
        Side two,
        List<Side> more,
        PartnershipKind kind,
        Text kindAsStated,
        EdtfDate established,
        PartnershipStatus status,
        EdtfDate ended,
        List<String> references,
        EdtfDate statedAt,
        List<String> remarks,
        String doubt) {

    public Statement {
        more = more == null ? List.of() : List.copyOf(more);
        references = references == null ? List.of() : List.copyOf(references);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /** All sides, in the order of the row. */
    public List<Side> sides() {
        return Stream.concat(Stream.of(one, two), more.stream()).toList();
    }

    /** {@code Amasya, Turkey – Berat, Albania}: the same, whichever side the row names first. */
    public String quote() {
        return sides().stream().map(Side::asWritten).sorted().collect(Collectors.joining(" – "));
    }

    /** After a person has looked at it: as it stands, without what was doubtful. */
    public Statement looked() {
        return looked(null, null, null);
    }

    /** The same with what that person said; null for what the row says. */
    public Statement looked(PartnershipStatus isNow, EdtfDate since, EdtfDate until) {
        return new Statement(
                one,
                two,
                more,
                kind,
                kindAsStated,
                since == null ? established : since,
                isNow == null ? status : isNow,
                until == null ? ended : until,
                references,
                statedAt,
                remarks,
                null);
    }
}
