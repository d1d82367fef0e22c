package dev.sistercity.registry.job.api;

import dev.sistercity.registry.shared.page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of jobs, as the contract shows it. */
@Schema(name = "JobPage", description = "A page of jobs")
public record JobPage(
        @Schema(required = true) List<JobView> items,
        @Schema(required = true) PageInfo page) {}
