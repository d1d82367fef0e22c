package dev.sistercity.registry.transfer.api;

import dev.sistercity.registry.shared.page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of rows, as the contract shows it. */
@Schema(name = "ImportRowPage", description = "A page of rows")
public record RowPage(
        @Schema(required = true) List<RowView> items,
        @Schema(required = true) PageInfo page) {}
