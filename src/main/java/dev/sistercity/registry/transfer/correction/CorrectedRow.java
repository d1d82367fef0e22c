package dev.sistercity.registry.transfer.correction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.transfer.plan.api.RowResult;
import java.util.UUID;

/**
 * What a corrected row comes to.
 *
 * @param result of a row that changes nothing; null for one that does
 * @param id of the partnership
 * @param version that the list has
 * @param patch what is to be changed (JSON Merge Patch)
 */
record CorrectedRow(RowResult result, UUID id, long version, ObjectNode patch) {

    static CorrectedRow of(RowResult result) {
        return new CorrectedRow(result, null, 0, null);
    }

    static CorrectedRow rejected(String reason) {
        return of(RowResult.rejected(reason));
    }
}
